import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package.ts';
import { CLEAN, DIRTY, folderWith } from '../helpers.ts';
import { reviewing } from './reviewing.ts';

const { review, servers } = reviewing();

const status = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.status', { hasText: text }).waitFor();
const saved = (page: Page): Promise<void> => page.locator('.saved', { hasText: /^saved$/ }).waitFor();
const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

/** The result of every article as the page shows it, by name, gone through by keyboard. */
async function shownResults(page: Page): Promise<Map<string, string>> {
  const results = new Map<string, string>();
  await page.locator('.segmented [aria-pressed=true]', { hasText: 'markup' }).waitFor();
  await page.keyboard.press('o');
  await page.locator('.plain.result').waitFor();
  for (let i = 0; i < 100; i++) {
    const name = (await page.locator('.name').evaluate((node) => node.firstChild?.textContent)) as string;
    if (results.has(name)) break;
    results.set(name, (await page.locator('.plain').textContent()) as string);
    await page.keyboard.press('>');
  }
  await page.keyboard.press('o');
  await page.keyboard.press('o');
  return results;
}

describe('a review on the page', () => {
  it('goes from the first change to the written files by keyboard alone; what was shown is what is written', async () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b.txt': DIRTY.replace('Monday', 'Friday') });
    const page = await review(folder, { args: ['--no-learn'] });
    await page.keyboard.press('y');
    await status(page, 'Accepted. 1 of 6 decided.');
    await page.keyboard.press('n');
    await page.keyboard.press('e');
    await page.keyboard.type('Our own words.');
    await page.keyboard.press('Control+Enter');
    await status(page, '3 of 6 decided');
    await page.keyboard.press('a');
    await status(page, 'Everything in view is decided');
    const shown = await shownResults(page);
    expect(shown.size).toBe(2);
    await page.keyboard.press('s');
    await page.locator('dialog', { hasText: 'Write 5 changes?' }).waitFor();
    await page.keyboard.press('y');
    await page.locator('dialog .outcome').waitFor();
    for (const [name, text] of shown) expect(read(folder, name)).toBe(text);
    expect(read(folder, 'a.txt')).toContain('Our own words.');
    expect(read(folder, 'b.txt')).toBe(CLEAN.replace('Monday', 'Friday'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('q');
    await page.keyboard.press('y');
    await page.locator('.end', { hasText: 'Done' }).waitFor();
    const [server] = servers;
    if (server?.exitCode === null) await once(server, 'exit');
    expect(server?.exitCode).toBe(0);
  });

  it('does the same by mouse, with undo, bulk and redo; a reload keeps decisions and the way back', async () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b.txt': DIRTY.replace('Monday', 'Friday') });
    const page = await review(folder, { args: ['--no-learn'] });
    const counter = page.locator('.progress > span').first();
    await page.locator('.card .reject').click();
    await page.locator('.bar button', { hasText: 'undo' }).click();
    await status(page, 'Undone: Rejected');
    expect(await counter.textContent()).toBe('0 of 6 decided');
    await page.locator('.card button', { hasText: 'All of this rule' }).click();
    await page.locator('dialog', { hasText: '4 of boilerplate/newsletter in view' }).waitFor();
    await page.locator('dialog .accept').click();
    expect(await counter.textContent()).toBe('4 of 6 decided');
    await page.locator('.bar button', { hasText: 'undo' }).click();
    expect(await counter.textContent()).toBe('0 of 6 decided');
    await page.locator('.bar button', { hasText: 'redo' }).click();
    await saved(page);
    await page.reload();
    await page.waitForSelector('.card');
    expect(await counter.textContent()).toBe('4 of 6 decided');
    await page.locator('.bar button', { hasText: 'undo' }).click();
    expect(await counter.textContent()).toBe('0 of 6 decided');
    await page.locator('.bar button', { hasText: 'redo' }).click();
    expect(await counter.textContent()).toBe('4 of 6 decided');
    await page.locator('.files button', { hasText: 'b.txt' }).click();
    await page.locator('.text del', { hasText: 'Advertisement' }).click();
    await page.locator('.card .accept').click();
    await page.locator('.bar .primary').click();
    await page.locator('dialog .primary').click();
    await page.locator('dialog .outcome', { hasText: 'b.txt' }).waitFor();
    expect(read(folder, 'b.txt')).toBe(CLEAN.replace('Monday', 'Friday'));
    expect(read(folder, 'a.txt')).toBe(CLEAN.replace('\n\nThe same', '\n\nAdvertisement\n\nThe same'));
  });

  it('shows what to press in a narrow, dark window, and whole words around the passage', async () => {
    // A plea of a hundred words is longer than the card.
    const plea = read(packageRoot(), 'samples/articles/banner-glued.txt');
    const folder = folderWith({ 'a.txt': plea });
    const page = await review(folder, { scheme: 'dark', args: ['--no-learn'] });
    await page.setViewportSize({ width: 400, height: 700 });
    const box = await page.locator('.card .accept').boundingBox();
    expect((box?.y ?? 999) + (box?.height ?? 999)).toBeLessThanOrEqual(700);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400);
    const behind = (await page.locator('.difference .around').last().textContent()) as string;
    expect([behind.length > 9, /^\s/.test(plea.slice(plea.indexOf(behind) + behind.length))]).toEqual([true, true]);
    await page.locator('.card .accept').click();
    await status(page, 'decided');
  });

  it('keeps the filter in the address, and leaves what is out of view alone', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const page = await review(folder);
    await page.keyboard.press('f');
    await page.locator('#filter-rule').selectOption('boilerplate/ad-marker');
    expect(new URL(page.url()).hash).toBe('#rule=boilerplate%2Fad-marker');
    await page.reload();
    await page.locator('.in-view', { hasText: '1 of 3 in view' }).waitFor();
    await page.locator('.pane').focus();
    await page.keyboard.press('y');
    await saved(page);
    expect(read(folder, '.galley/decisions.jsonl').trim().split('\n')).toHaveLength(1);
  });

  it('turns single keys off, shows the config before it writes it, and reads changed files anew', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const page = await review(folder);
    await page.locator('.card button', { hasText: 'Always allow' }).click();
    await page.locator('.patch', { hasText: '+  - Sign up to our free daily newsletter' }).waitFor();
    expect(existsSync(path.join(folder, 'galley.config.yaml'))).toBe(false);
    await page.locator('dialog .primary').click();
    await page.locator('.progress > span', { hasText: '0 of 2 decided' }).waitFor();
    expect(read(folder, 'galley.config.yaml')).toBe('allowTerms:\n  - Sign up to our free daily newsletter\n');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('?');
    await page.locator('.switch input').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('y');
    expect(await page.locator('.progress > span').first().textContent()).toBe('0 of 2 decided');
  });

  it('is inert to whatever an article says, and shows it as text', async () => {
    const hostile = '<script>alert(1)</script></script><img src=x onerror=alert(2)>\u2028{{x}} javascript:alert(3)';
    const article = DIRTY.replace('The ferry', `${hostile} The ferry`).replace(
      'daily newsletter',
      'daily newsletter </script>',
    );
    const folder = folderWith({ 'a <script>alert(4)<script>.txt': article });
    const page = await review(folder);
    expect(await page.locator('script').count()).toBe(1);
    expect(await page.locator('img').count()).toBe(0);
    await page.keyboard.press('o');
    await page.keyboard.press('o');
    expect(await page.locator('.plain').textContent()).toBe(article);
  });

  it.each(['light', 'dark'] as const)('has no serious accessibility fault (%s)', async (scheme) => {
    const sample = readFileSync(path.join(packageRoot(), 'samples/articles/spun.txt'), 'utf8');
    const folder = folderWith({ 'a.txt': DIRTY, 'spun.txt': sample.replace(/Halvaria has introduced.*/, '“$&”') });
    const page = await review(folder, { scheme });
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(scheme === 'dark' ? 'rgb(25, 24, 22)' : 'rgb(251, 250, 247)');
    const faults = async (): Promise<string[]> => {
      await page.evaluate(axeCore.source);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .map(({ html }) => html)
                .slice(0, 3)
                .join(' ')}`,
          );
      });
    };
    expect(await faults()).toEqual([]);
    for (const keys of ['yynw', 'f', '?', 'b', 'e'] as const) {
      await page.locator('.pane').focus();
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForTimeout(300);
      expect([keys, await faults()]).toEqual([keys, []]);
      await page.keyboard.press('Escape');
    }
  });
});

const ACCEPTANCE = process.env.GALLEY_ACCEPTANCE ?? path.join(packageRoot(), 'samples', 'articles');

/** Decides by keyboard until nothing in view is open, or so many keys were enough. Yes to all but every fifth, which is edited or rejected in turn; quotations want a second yes. */
async function decide(page: Page, most: number): Promise<void> {
  for (let i = 0; i < most; i++) {
    if ((await page.locator('.status').textContent())?.includes('Everything in view is decided')) return;
    if (i % 5 !== 4) {
      await page.keyboard.press('y');
      if ((await page.locator('.status').textContent())?.includes('nothing to accept')) await page.keyboard.press('n');
    } else if (i % 3 === 0) {
      await page.keyboard.press('e');
      await page.keyboard.type('edited');
      await page.keyboard.press('Control+Enter');
    } else await page.keyboard.press('n');
  }
}

it('reviews a whole folder by keyboard alone, goes on after the server was killed, and writes what it showed', async () => {
  const names = readdirSync(ACCEPTANCE).filter((name) => name.endsWith('.txt'));
  // Where there is nothing to decide there is nothing to show.
  const chosen = process.env.GALLEY_ACCEPTANCE ? names : names.filter((name) => !name.startsWith('clean')).slice(0, 5);
  const folder = folderWith(
    Object.fromEntries(chosen.map((name) => [name, readFileSync(path.join(ACCEPTANCE, name))])),
  );
  const progress = (page: Page): Promise<string | null> => page.locator('.progress > span').first().textContent();
  const first = await review(folder);
  await decide(first, 12);
  await saved(first);
  const before = await progress(first);
  expect(before).not.toMatch(/^0 /);
  await first.close();
  const [server] = servers;
  server?.kill('SIGKILL');
  if (server) await once(server, 'exit');

  const page = await review(folder);
  expect(await progress(page)).toBe(before);
  await decide(page, 1000);
  await saved(page);
  const shown = await shownResults(page);
  expect(shown.size).toBe(chosen.length);
  await page.keyboard.press('s');
  await page.keyboard.press('y');
  await page.locator('dialog .outcome').waitFor();
  expect(await page.locator('dialog .problem').count()).toBe(0);
  for (const [name, text] of shown) expect([name, read(folder, name)]).toEqual([name, text]);
});
