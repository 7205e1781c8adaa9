import type { Paragraph, Root } from 'nlcst';
import { toString as textOf } from 'nlcst-to-string';
import retextEnglish from 'retext-english';
import retextRepeatedWords from 'retext-repeated-words';
import retextStringify from 'retext-stringify';
import { type Plugin, unified } from 'unified';
import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import { beforeAll, describe, expect, it } from 'vitest';
import { Galley } from '../galley.ts';
import retextGalley, { fromRetext, galleyProcessor } from '../retext.ts';
import { lazyTree } from './lazy-tree.ts';

const BODY = `The ferry to Orran was two hours late on Monday after a rope caught in the propeller.

Divers from the harbour cut it free while forty passengers waited on the quay.

The same boat lost a propeller blade in March, when it struck a floating tree trunk.
`;
const LINE = 'Please enter a valid email address';
const DIRTY = BODY.replace('\n\nDivers', `\n\n${LINE}\n\nDivers`);

let galley: Galley;
beforeAll(async () => {
  galley = await Galley.create({ config: false });
});

describe('Galleyproof as a retext plugin', () => {
  it('gives messages that reporters and language servers understand, and leaves the text', async () => {
    const processor = unified().use(retextEnglish).use(retextGalley, { config: false }).use(retextStringify);
    const file = await processor.process(new VFile({ path: 'a.txt', value: DIRTY }));
    expect(String(file)).toBe(DIRTY);
    expect(file.messages).toHaveLength(1);
    expect(file.messages[0]).toMatchObject({
      ruleId: 'boilerplate/newsletter',
      source: 'galleyproof',
      actual: `${LINE}\n\n`,
      expected: [''],
      note: expect.stringContaining('review, confidence'),
      fatal: false,
      line: 3,
      column: 1,
    });
    expect(file.data.galley).toMatchObject({ verdict: 'edited', text: BODY });
    expect(reporter(file)).toMatch(/^a\.txt\n3:1-3:35 +warning +.* boilerplate\/newsletter +galleyproof/);
  });

  it('says nothing about clean text', async () => {
    const file = await unified().use(retextEnglish).use(retextGalley, { galley }).use(retextStringify).process(BODY);
    expect(file.messages).toEqual([]);
  });

  it('works beside other plugins', async () => {
    const text = DIRTY.replace('a rope', 'a a rope');
    const file = await unified()
      .use(retextEnglish)
      .use(retextRepeatedWords)
      .use(retextGalley, { galley })
      .use(retextStringify)
      .process(text);
    expect(file.messages.map(({ source }) => source)).toEqual(['retext-repeated-words', 'galleyproof']);
  });
});

describe('galleyProcessor', () => {
  it('compiles to the cleaned text', async () => {
    const file = await galleyProcessor(galley).process(DIRTY);
    expect(String(file)).toBe(BODY);
    expect(file.messages).toHaveLength(1);
  });

  it('leaves paragraphs unparsed unless a plugin looks into them', async () => {
    const { root } = lazyTree(BODY);
    const paragraphs = root.children.filter((node): node is Paragraph => node.type === 'ParagraphNode');
    expect(paragraphs).toHaveLength(3);
    const isShell = (node: object): boolean => Object.getOwnPropertyDescriptor(node, 'children')?.get !== undefined;
    expect(paragraphs.every(isShell)).toBe(true);
    const [first] = paragraphs;
    expect(first?.children).toBe(first?.children);
    expect(first?.children[0]).toMatchObject({
      type: 'SentenceNode',
      position: { start: { line: 1, column: 1, offset: 0 } },
    });
    expect(textOf(root)).toBe(BODY);
  });

  it('gives plugins places in the whole text', () => {
    const { root } = lazyTree(BODY);
    const second = root.children.filter((node): node is Paragraph => node.type === 'ParagraphNode')[1] as Paragraph;
    const start = BODY.indexOf('Divers');
    expect(second.position?.start).toEqual({ line: 3, column: 1, offset: start });
    expect(second.children[0]?.position?.start).toEqual({ line: 3, column: 1, offset: start });
  });

  it('can be extended by another plugin', async () => {
    let words = 0;
    const counter: Plugin<[], Root> = () => (tree) => {
      words = textOf(tree).split(/\s+/).filter(Boolean).length;
    };
    await galleyProcessor(galley)().use(counter).process(BODY);
    expect(words).toBe(BODY.split(/\s+/).filter(Boolean).length);
  });
});

describe('a retext plugin as a rule', () => {
  const text = BODY.replace('a rope', 'a a rope');

  it('turns messages into findings, which nothing applies in bulk', async () => {
    const own = await Galley.create({
      config: { preset: 'none', rules: { 'desk/repeated': 'on' } },
      rules: [fromRetext({ id: 'desk/repeated', plugin: retextRepeatedWords })],
    });
    const { findings, text: cleaned } = await own.checkAsync(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      rule: 'desk/repeated',
      safety: 'report',
      severity: 'warning',
      line: 1,
      evidence: { source: 'retext-repeated-words' },
    });
    expect(text.slice(findings[0]?.start, findings[0]?.end)).toBe('a a');
    expect(cleaned).toBe(text);
  });

  it('applies what is declared safe', async () => {
    const own = await Galley.create({
      config: { preset: 'none', rules: { 'desk/repeated': 'safe' } },
      rules: [fromRetext({ id: 'desk/repeated', plugin: retextRepeatedWords })],
    });
    expect((await own.checkAsync(text)).text).toBe(BODY);
  });

  it('runs from the config by its name', async () => {
    const own = await Galley.create({
      config: { preset: 'none', plugins: [{ use: 'retext-repeated-words', safety: 'safe' }], rules: { plugin: 'on' } },
    });
    expect(own.rules.map(({ id }) => id)).toContain('plugin/repeated-words');
    expect((await own.checkAsync(text)).text).toBe(BODY);
  });

  it('names a message without a place by the start of the text, and fatal ones errors', async () => {
    const shout: Plugin<[], Root> = () => (_, file) => {
      file.message('no place');
      file.info('by the way', { line: 3, column: 1 });
      const message = file.message('bad', {
        start: { line: 1, column: 1, offset: 0 },
        end: { line: 1, column: 4, offset: 3 },
      });
      message.fatal = true;
    };
    const own = await Galley.create({
      config: { preset: 'none', rules: { 'desk/shout': 'on' } },
      rules: [fromRetext({ id: 'desk/shout', plugin: shout })],
    });
    const { findings } = await own.checkAsync(BODY);
    expect(findings.map(({ message, line, severity }) => [message, line, severity])).toEqual([
      ['no place', 1, 'warning'],
      ['bad', 1, 'error'],
      ['by the way', 3, 'info'],
    ]);
  });

  it('takes what a plugin fails with as a finding, and its own mistakes for mistakes of the plugin', async () => {
    const ofPlugin = (plugin: Plugin<[], Root>): Promise<Galley> =>
      Galley.create({
        config: { preset: 'none', rules: { desk: 'on' } },
        rules: [fromRetext({ id: 'desk/x', plugin })],
      });
    const stern = await ofPlugin(() => (_, file) => file.fail('no article', { line: 1, column: 1 }));
    expect((await stern.checkAsync(BODY)).findings).toMatchObject([{ message: 'no article', severity: 'error' }]);
    const broken = await ofPlugin(() => async () => {
      throw new TypeError('x is not a function');
    });
    await expect(broken.checkAsync(BODY)).rejects.toThrow(
      'the retext plugin behind desk/x failed (x is not a function); mend it, or turn the rule off',
    );
  });
});
