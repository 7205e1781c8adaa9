import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { COMMAND } from '../helpers.ts';
import { launch } from './chromium.ts';

interface Reviewing {
  /** A review of all articles of a folder, opened in a browser of its own. Whatever an article says, nothing may run or fail on the page. */
  review(folder: string, more?: { scheme?: 'dark' | 'light'; args?: string[] }): Promise<Page>;
  /** Servers of the test that runs. */
  readonly servers: readonly ChildProcess[];
}

/** Reviews for the tests of a file; pages and servers end with the test that opened them. */
export function reviewing(): Reviewing {
  let browser: Browser;
  const servers: ChildProcess[] = [];
  const pages: Page[] = [];
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
    for (const server of servers.splice(0)) {
      if (server.exitCode !== null || !server.kill('SIGINT')) continue;
      await once(server, 'exit');
    }
  });
  const review: Reviewing['review'] = async (folder, { scheme = 'light', args = [] } = {}) => {
    const server = spawn(process.execPath, [COMMAND, 'review', '--no-open', ...args, '.'], { cwd: folder });
    servers.push(server);
    let out = '';
    for await (const chunk of server.stdout) {
      out += chunk;
      if (/token=[\w-]+\n/.test(out)) break;
    }
    const context = await browser.newContext({ colorScheme: scheme, viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    pages.push(page);
    page.on('pageerror', (error) => expect.unreachable(`error on the page: ${error.message}`));
    page.on('dialog', () => expect.unreachable('something of an article ran'));
    page.on('console', (message) => expect(message.type(), message.text()).not.toBe('error'));
    await page.goto(/http:\S+/.exec(out)?.[0] as string);
    await page.waitForSelector('.card, .end');
    return page;
  };
  return { review, servers };
}
