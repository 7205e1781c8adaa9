import { spawn, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, write } from './helpers.ts';

const record = (text: string, rest: Record<string, unknown> = {}): string => JSON.stringify({ ...rest, text });

function stream(input: string | Uint8Array, ...args: string[]): { code: number | null; lines: string[]; err: string } {
  const { code, out, err } = galley(folderWith(), ['stream', ...args], input);
  const lines = out.split('\n');
  expect(lines.pop()).toBe('');
  return { code, lines, err };
}

describe('galley stream', () => {
  it('gives one record for one, in order, with the cleaned text and what was done', () => {
    const input = [DIRTY, CLEAN, DIRTY].map((text, id) => `${record(text, { id })}\n`).join('');
    const { code, lines, err } = stream(input);
    expect([code, err]).toEqual([0, '']);
    const records = lines.map((line) => JSON.parse(line));
    expect(records.map(({ id, text }) => ({ id, text }))).toEqual([0, 1, 2].map((id) => ({ id, text: CLEAN })));
    expect(records[1].galley).toEqual({
      verdict: 'clean',
      scores: { spun: 0, boilerplate: 0 },
      edits: [],
      metadata: expect.any(Object),
    });
    expect(records[0].galley.edits[0]).toEqual({
      start: DIRTY.indexOf('Sign up'),
      end: DIRTY.indexOf('Something'),
      text: '',
      rule: 'boilerplate/newsletter',
    });
    expect(records[2].galley).toEqual(records[0].galley);
  });

  it('leaves every other byte of a record as it was', () => {
    const before = '{ "id": 12345678901234567890, "x" : 1.0,"n":null, "nested":{"text":"no","galley":[1,{}]} ,"text": ';
    const after = ', "é": "\\u00e9\\/" }';
    const { lines } = stream(`${before}${JSON.stringify(DIRTY)}${after}\n`);
    expect(lines[0]?.startsWith(`${before}${JSON.stringify(CLEAN)}, "é": "\\u00e9\\/","galley":{`)).toBe(true);
  });

  it('replaces the galley of an earlier run in its place', () => {
    const input = `{"galley": {"old":[1,"}"]} , "id":12345678901234567890,"text":${JSON.stringify(CLEAN)}}\n`;
    const { lines } = stream(input);
    expect(lines[0]).toMatch(/^\{"galley": \{"verdict":"clean".*\} , "id":12345678901234567890,"text":/);
    expect(stream(`${lines[0]}\n`).lines).toEqual(lines);
  });

  it('gives bad lines back as error and line, and exits 1', () => {
    const bad = ['{"text": "half', '[1]', '{"txt": "x"}', '{"text": 5}', '', 'null'];
    const { code, lines, err } = stream([record(CLEAN), ...bad, record(CLEAN)].map((line) => `${line}\n`).join(''));
    expect(code).toBe(1);
    expect(lines).toHaveLength(8);
    lines.slice(1, 7).forEach((line, index) => {
      expect(JSON.parse(line)).toEqual({ error: expect.stringMatching(/: /), line: index + 2 });
    });
    expect(JSON.parse(lines[7] as string).text).toBe(CLEAN);
    expect(err).toBe('galley: 6 of 8 lines could not be used; each came back as {"error", "line"}\n');
  });

  it('stops at the first bad line with --strict', () => {
    const { code, lines } = stream(`${record(CLEAN)}\nbad\n${record(CLEAN)}\n`, '--strict');
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[1] as string)).toMatchObject({ line: 2 });
  });

  it('says which line is not UTF-8', () => {
    const input = Buffer.concat([Buffer.from(`${record(CLEAN)}\n{"text":"`), Buffer.of(0xff), Buffer.from('"}\n')]);
    const { code, lines } = stream(input);
    expect(code).toBe(1);
    expect(JSON.parse(lines[1] as string)).toEqual({ error: expect.stringContaining('not valid UTF-8'), line: 2 });
  });

  it('takes CRLF, a byte order mark, U+2028 in a text, and a last line without an end', () => {
    const odd = CLEAN.replace('Monday after', 'Monday\u2028after');
    const { code, lines } = stream(`\ufeff${record(CLEAN)}\r\n${record(odd)}\r\n${record(DIRTY)}`);
    expect(code).toBe(0);
    expect(lines).toHaveLength(3);
    expect(lines.map((line) => JSON.parse(line).galley.verdict)).toEqual(['clean', expect.any(String), 'edited']);
    expect(lines.some((line) => line.includes('\r'))).toBe(false);
  });

  it('takes the byte order mark of every file, also of files that were joined before', () => {
    const [a, b] = [`\ufeff${record(CLEAN)}\n`, `\ufeff${record(DIRTY)}\n`];
    const expected = stream(`${record(CLEAN)}\n${record(DIRTY)}`).lines;
    expect(stream(a + b)).toMatchObject({ code: 0, lines: expected });
    const folder = folderWith({ 'a.jsonl': a, 'b.jsonl': b });
    const { code, out } = galley(folder, ['stream', '--jsonl', 'a.jsonl', '--jsonl', 'b.jsonl']);
    expect([code, out]).toEqual([0, `${expected.join('\n')}\n`]);
  });

  it('has nothing to say about nothing', () => {
    expect(stream('')).toEqual({ code: 0, lines: [], err: '' });
  });

  it('applies safe changes only with --level safe', () => {
    const folder = folderWith({ 'c.yaml': 'rules: { boilerplate/ad-marker: review }\n' });
    const texts = (level: string): string =>
      JSON.parse(galley(folder, ['stream', '--config', 'c.yaml', '--level', level], `${record(DIRTY)}\n`).out).text;
    expect(texts('review')).toBe(CLEAN);
    expect(texts('safe')).toContain('\nAdvertisement\n');
  });

  it('reads another field with --text-field, or as the config says', () => {
    const folder = folderWith();
    const input = `${JSON.stringify({ body: DIRTY })}\n`;
    expect(JSON.parse(galley(folder, ['stream', '--text-field', 'body'], input).out).body).toBe(CLEAN);
    write(folder, { 'galley.config.yaml': 'textField: body\n' });
    expect(JSON.parse(galley(folder, ['stream'], input).out).body).toBe(CLEAN);
  });

  it('ends quietly, but not with success, when nobody reads on', async () => {
    const input = `${record(CLEAN)}\n`.repeat(3000);
    const child = spawn(process.execPath, [COMMAND, 'stream'], { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdin.on('error', () => {});
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(input);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('keeps pace with a slow reader, without a warning', () => {
    const input = `${record(CLEAN.repeat(20))}\n`.repeat(60);
    const reader =
      'let n = 0; process.stdin.on("data", (c) => { n += c.length; process.stdin.pause(); setTimeout(() => process.stdin.resume(), 2); })' +
      '.on("end", () => console.log("bytes", n))';
    const script = `"${process.execPath}" "$1" stream | "${process.execPath}" -e '${reader}'`;
    const ran = spawnSync('sh', ['-c', script, 'sh', COMMAND], { input });
    expect(ran.stderr.toString()).toBe('');
    expect(ran.stdout.toString()).toMatch(/^bytes \d{6,}\n$/);
  });
});
