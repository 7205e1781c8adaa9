import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith } from '../../test/helpers.ts';
import { workspaceOf } from './fixture.ts';
import type { SessionData } from './messages.ts';
import { type ReviewServer, startServer } from './server.ts';

const running: ReviewServer[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function ask(port: number, target: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path: target, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

async function started(
  article = DIRTY,
  more: Readonly<Record<string, string>> = {},
): Promise<{ server: ReviewServer; folder: string; own: Record<string, string>; write: Record<string, string> }> {
  const folder = folderWith({ 'a.txt': article, ...more });
  const server = await startServer(await workspaceOf(folder), '/* page </script><!-- */');
  running.push(server);
  const first = await ask(server.port, server.url.slice(server.url.indexOf('/?')));
  const cookie = String(first.headers['set-cookie']).split(';')[0] as string;
  const own = { cookie };
  const write = { ...own, origin: `http://127.0.0.1:${server.port}`, 'content-type': 'application/json' };
  return { server, folder, own, write };
}

async function session(port: number, own: Record<string, string>): Promise<SessionData> {
  return JSON.parse((await ask(port, '/api/session', { headers: own })).body) as SessionData;
}

describe('the review server lets nobody else in', () => {
  it('listens on 127.0.0.1 only, and its address opens once', async () => {
    const { server, own } = await started();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{32}$/);
    const again = await ask(server.port, server.url.slice(server.url.indexOf('/?')));
    expect([again.status, again.headers['set-cookie']]).toEqual([403, undefined]);
    expect((await ask(server.port, '/', { headers: own })).status).toBe(200);
  });

  it('sets a cookie that no script reads and no other site sends', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const server = await startServer(await workspaceOf(folder), '');
    running.push(server);
    const { status, headers } = await ask(server.port, server.url.slice(server.url.indexOf('/?')));
    expect([status, headers.location]).toEqual([302, '/']);
    expect(String(headers['set-cookie'])).toMatch(/^galley-\d+=[\w-]{32}; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('refuses a foreign Host (421), whatever else is right', async () => {
    const { server, write } = await started();
    for (const host of ['evil.example', `evil.example:${server.port}`, '127.0.0.1', '0.0.0.0:80']) {
      const answer = await ask(server.port, '/api/session', { headers: { ...write, host } });
      expect([host, answer.status, answer.body.includes('Orran')]).toEqual([host, 421, false]);
    }
    expect(
      (
        await ask(server.port, '/', {
          headers: { ...write, host: `localhost:${server.port}`, origin: `http://localhost:${server.port}` },
        })
      ).status,
    ).toBe(200);
  });

  it('refuses a missing or wrong token (401, 403)', async () => {
    const { server, write } = await started();
    for (const cookie of ['', `galley-${server.port}=guess`, 'galley-1=x']) {
      expect((await ask(server.port, '/', { headers: { cookie } })).status).toBe(403);
      expect((await ask(server.port, '/?token=guess', { headers: { cookie } })).status).toBe(403);
      expect((await ask(server.port, '/api/session', { headers: { cookie } })).status).toBe(401);
      expect((await ask(server.port, '/api/events', { headers: { cookie } })).status).toBe(401);
      expect(
        (await ask(server.port, '/api/apply', { method: 'POST', headers: { ...write, cookie }, body: {} })).status,
      ).toBe(401);
    }
  });

  it('refuses writes with a foreign or missing Origin, or as a form (403, 415), and sends no CORS header', async () => {
    const { server, own, write, folder } = await started();
    const post = (headers: Record<string, string>): Promise<Answer> =>
      ask(server.port, '/api/apply', { method: 'POST', headers, body: {} });
    for (const origin of [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${server.port}`,
      `http://localhost:${server.port}`,
    ])
      expect([origin, (await post({ ...write, origin })).status]).toEqual([origin, 403]);
    expect((await post({ ...own, 'content-type': 'application/json' })).status).toBe(403);
    expect((await post({ ...write, 'content-type': 'text/plain' })).status).toBe(415);
    const asked = await ask(server.port, '/api/session', { headers: { ...own, origin: 'http://evil.example' } });
    expect(asked.status).toBe(403);
    const preflight = await ask(server.port, '/api/apply', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    for (const { headers } of [asked, preflight, await ask(server.port, '/', { headers: own })])
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(DIRTY);
  });

  it('knows no paths: what is not of this review is not found, and bad bodies are refused', async () => {
    const { server, own, write } = await started();
    for (const target of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/a.txt',
      '/api/file?path=/etc/passwd',
      '//etc/passwd',
    ])
      expect([target, (await ask(server.port, target, { headers: own })).status]).toEqual([target, 404]);
    const { version, articles } = await session(server.port, own);
    const key = articles[0]?.changes[0]?.key as string;
    const decide = async (moves: unknown, v = version): Promise<number> =>
      (
        await ask(server.port, '/api/decisions', {
          method: 'POST',
          headers: write,
          body: { from: 'x', version: v, moves },
        })
      ).status;
    const accept = { decision: 'accept' };
    expect(await decide([{ key: key.replace('a.txt', '../outside.txt'), choice: accept }])).toBe(404);
    expect(await decide([{ key: '__proto__', choice: accept }])).toBe(404);
    expect(await decide([{ key, choice: { decision: 'delete' } }])).toBe(422);
    expect(await decide([{ key, choice: { decision: 'edit' } }])).toBe(422);
    expect(await decide('x')).toBe(422);
    expect(await decide([{ key, choice: accept }], version + 1)).toBe(409);
    expect(await decide([{ key, choice: accept }])).toBe(200);
    const allow = await ask(server.port, '/api/allow', {
      method: 'POST',
      headers: write,
      body: { key: '/etc/passwd', kind: 'rule', write: true },
    });
    expect(allow.status).toBe(404);
  });

  it('puts nothing of an article into the page, a strict policy around it, and escapes what it sends', async () => {
    const hostile = DIRTY.replace(
      'The ferry',
      '<script>alert(1)</script></script><!--\u2028 <img src=x onerror=alert(1)> The ferry',
    );
    const { server, own } = await started(hostile);
    const page = await ask(server.port, '/', { headers: own });
    expect(page.body).not.toContain('onerror');
    expect(page.body.match(/<\/script>/g)).toHaveLength(1);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] as string;
    expect(page.body).toContain(`<script nonce="${nonce}">`);
    expect(String((await ask(server.port, '/', { headers: own })).headers['content-security-policy'])).not.toContain(
      nonce,
    );
    const data = await ask(server.port, '/api/session', { headers: own });
    expect(data.body).not.toMatch(/[<>\u2028]/);
    expect((JSON.parse(data.body) as SessionData).articles[0]?.text).toBe(hostile);
    expect([data.headers['x-content-type-options'], data.headers['cache-control']]).toEqual(['nosniff', 'no-store']);
  });
});

describe('the review server', () => {
  it('keeps decisions at once, writes what was accepted, and says what became of each file', async () => {
    const { server, folder, own, write } = await started();
    const { version, articles } = await session(server.port, own);
    const moves = articles
      .flatMap(({ changes }) => changes)
      .map(({ key }) => ({ key, choice: { decision: 'accept' } }));
    await ask(server.port, '/api/decisions', { method: 'POST', headers: write, body: { from: 'x', version, moves } });
    expect(readFileSync(path.join(folder, '.galley/decisions.jsonl'), 'utf8').trim().split('\n')).toHaveLength(
      moves.length,
    );
    const { body } = await ask(server.port, '/api/apply', { method: 'POST', headers: write, body: {} });
    expect(JSON.parse(body)).toEqual({ written: [{ file: 'a.txt', changes: moves.length }], refused: [] });
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(CLEAN);
    expect((await session(server.port, own)).articles).toEqual([]);
  });

  it('sends the texts of a large review when they are asked for, of this review and of nothing else', async () => {
    const large = DIRTY + 'The same stall sells jam of plums, says its owner. '.repeat(50_000);
    const { server, own, write } = await started(large, { 'b.txt': DIRTY });
    const { articles, version } = await session(server.port, own);
    expect(articles.map(({ name, text, changes }) => [name, text, changes.length > 0])).toEqual([
      ['a.txt', undefined, true],
      ['b.txt', undefined, true],
    ]);
    const texts = (body: unknown): Promise<Answer> =>
      ask(server.port, '/api/texts', { method: 'POST', headers: write, body });
    expect(JSON.parse((await texts({ names: ['b.txt'], version })).body)).toEqual({ 'b.txt': DIRTY });
    expect((await texts({ names: ['../b.txt'], version })).status).toBe(404);
    expect((await texts({ names: ['__proto__'], version })).status).toBe(404);
    expect((await texts({ names: ['b.txt'], version: version - 1 })).status).toBe(409);
    expect((await texts({ names: 'b.txt', version })).status).toBe(422);
    expect((await texts({ names: [1], version })).status).toBe(422);
  });

  it('finds the places again in a file that changed meanwhile, and refuses it when one is gone', async () => {
    const { server, folder, own, write } = await started();
    const file = path.join(folder, 'a.txt');
    const accept = async (): Promise<unknown> => {
      const { version, articles } = await session(server.port, own);
      const moves = articles
        .flatMap(({ changes }) => changes)
        .map(({ key }) => ({ key, choice: { decision: 'accept' } }));
      await ask(server.port, '/api/decisions', { method: 'POST', headers: write, body: { from: 'x', version, moves } });
      return undefined;
    };
    await accept();
    writeFileSync(file, DIRTY.replace('\n\nAdvertisement', ''));
    const refused = JSON.parse(
      (await ask(server.port, '/api/apply', { method: 'POST', headers: write, body: {} })).body,
    );
    expect(refused.written).toEqual([]);
    expect(refused.refused[0].reason).toContain('changed since the review');
    expect(readFileSync(file, 'utf8')).toContain('Sign up');
    const longer = `A new first line of the desk stands here now.\n\n${DIRTY}`;
    writeFileSync(file, longer);
    const done = JSON.parse((await ask(server.port, '/api/apply', { method: 'POST', headers: write, body: {} })).body);
    expect([done.refused, readFileSync(file, 'utf8')]).toEqual([[], longer.replace(DIRTY, CLEAN)]);
  });

  it('shows what it would write into the config, and writes it only when asked', async () => {
    const { server, folder, own, write } = await started();
    const key = (await session(server.port, own)).articles[0]?.changes[0]?.key;
    const allow = async (body: object): Promise<{ patch: string; written: boolean; meaning: string }> =>
      JSON.parse((await ask(server.port, '/api/allow', { method: 'POST', headers: write, body })).body);
    const offer = await allow({ key, kind: 'phrase' });
    expect(offer.patch).toContain('+allowTerms:\n+  - Sign up to our free daily newsletter');
    expect(() => readFileSync(path.join(folder, 'galley.config.yaml'))).toThrow();
    expect((await allow({ key, kind: 'rule', write: true })).written).toBe(true);
    expect(readFileSync(path.join(folder, 'galley.config.yaml'), 'utf8')).toContain('layers:');
  });
});
