import { readFileSync } from 'node:fs';
import path from 'node:path';
import axeCore from 'axe-core';
import { expect, it } from 'vitest';
import { DIRTY, folderWith } from '../helpers.ts';
import { reviewing } from './reviewing.ts';
import { worked } from './worked.ts';

const ARTICLES = 3000;
const FOLDERS = 30;

const { review } = reviewing();

const nameOf = (n: number): string => `desk-${String(n % FOLDERS).padStart(2, '0')}/${String(n).padStart(4, '0')}.txt`;
/** About 4,000 characters with three findings; 12 MB in all. */
const articleOf = (n: number): string =>
  DIRTY.replace('two hours late', `${n + 2} minutes late`) +
  Array.from({ length: 28 }, (_, i) =>
    `\nStall ${i} of market ${n} sells apples, pears and ${n * 31 + i} kinds of jam, its owner says.\n\n`.slice(0, -1),
  ).join('');

it('of three thousand articles is there at once, answers every key, and draws only what can be seen', {
  timeout: 300_000,
}, async () => {
  const folder = folderWith(Object.fromEntries(Array.from({ length: ARTICLES }, (_, n) => [nameOf(n), articleOf(n)])));
  const page = await review(folder, { args: ['--no-config', '--no-learn'] });
  const total = ARTICLES * 3;
  const counter = page.locator('.progress > span').first();
  await page.locator('.text').waitFor();
  expect(await counter.textContent()).toBe(`0 of ${total} decided`);
  expect(await page.locator('*').count()).toBeLessThan(2500);
  const { size, texts } = await page.evaluate(() => {
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const of = (end: string): number[] =>
      resources.filter(({ name }) => name.endsWith(end)).map((one) => one.decodedBodySize);
    return { size: of('/api/session')[0] ?? 0, texts: of('/api/texts').length };
  });
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThan(12_000_000);
  expect(texts).toBeGreaterThan(0);

  const spent: Record<string, number> = {};
  for (const [key, times] of Object.entries({ j: 10, J: 5, y: 10, n: 5, u: 5, '>': 10, v: 2, o: 3 }))
    spent[key] =
      (await worked(page, async () => {
        for (let i = 0; i < times; i++) await page.keyboard.press(key);
      })) / times;
  // About 20 ms each; before the list was drawn in part a key took 250 to 600.
  expect(Object.entries(spent).filter(([, ms]) => ms > 150)).toEqual([]);

  // The last article can be reached by keyboard, its text comes, and the list shows where it stands.
  await page.keyboard.press('<');
  await page.keyboard.press('g');
  await page.keyboard.type(nameOf(ARTICLES - 1));
  await page.keyboard.press('Enter');
  await page.locator('.text', { hasText: `${ARTICLES + 1} minutes late` }).waitFor();
  const row = page.locator('.files [aria-current=true]');
  expect(await row.getAttribute('title')).toBe(nameOf(ARTICLES - 1));
  expect(await row.evaluate((node) => node.parentElement?.getAttribute('aria-setsize'))).toBe(String(ARTICLES));
  expect(
    await row.evaluate((node) => {
      const { top, bottom } = node.getBoundingClientRect();
      const list = (node.closest('.files') as Element).getBoundingClientRect();
      return top >= list.top - 1 && bottom <= list.bottom + 1;
    }),
  ).toBe(true);
  await page.evaluate(axeCore.source);
  const faults = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string }[] }> };
    };
    return (await axe.run()).violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id }) => id);
  });
  expect(faults).toEqual([]);

  // A search looks into all texts, also those that came after the page.
  await page.keyboard.press('f');
  await page.locator('#filter-text').fill('free daily newsletter');
  await page.locator('.in-view', { hasText: `${ARTICLES} of ${total} in view` }).waitFor();
  await page.locator('.pane').focus();
  await page.keyboard.press('b');
  const bulk = await worked(page, async () => {
    await page.keyboard.press('y');
    await page.locator('.saved', { hasText: /^saved$/ }).waitFor();
  });
  expect(bulk).toBeLessThan(3000);
  const decisions = readFileSync(path.join(folder, '.galley/decisions.jsonl'), 'utf8').trim().split('\n');
  expect(decisions.length).toBeGreaterThan(ARTICLES - 20);
});
