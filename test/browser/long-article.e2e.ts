import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { folderWith } from '../helpers.ts';
import { reviewing } from './reviewing.ts';
import { worked } from './worked.ts';

const { review } = reviewing();

/** An article of so many paragraphs, each with one broken apostrophe. */
const articleOf = (paragraphs: number): string =>
  Array.from(
    { length: paragraphs },
    (_, n) =>
      `The ferry of district ${n} sails again on day ${n * 7}, and donâ€™t let anybody say that warden ${n * 3} has not done his part.\n`,
  ).join('\n');

const KEYS = { j: 20, J: 10, y: 20, n: 10, u: 10, k: 10, w: 4 };

/** Milliseconds of the page's own work per key. */
async function spentOn(page: Page, keys: Readonly<Record<string, number>>): Promise<Record<string, number>> {
  const spent: Record<string, number> = {};
  for (const [key, times] of Object.entries(keys))
    spent[key] =
      (await worked(page, async () => {
        for (let i = 0; i < times; i++) await page.keyboard.press(key);
      })) / times;
  return spent;
}

const isInView = (node: Element): boolean => {
  const { top, bottom } = node.getBoundingClientRect();
  const pane = (node.closest('.changes, .pane') as Element).getBoundingClientRect();
  return top >= pane.top - 1 && bottom <= pane.bottom + 1;
};

it('of one article with 5,000 changes answers every key at once', { timeout: 300_000 }, async () => {
  const page = await review(folderWith({ 'long.txt': articleOf(5000) }), { args: ['--no-config', '--no-learn'] });
  await page.locator('.text').waitFor();
  expect(await page.locator('.changes li').count()).toBeLessThan(100);
  // About 50 ms each; before only what can be seen was drawn a key took 220, another layout 950.
  const keys = await spentOn(page, KEYS);
  expect(Object.entries(keys).filter(([, ms]) => ms > 150)).toEqual([]);
  const views = await spentOn(page, { v: 2, o: 3 });
  expect(Object.entries(views).filter(([, ms]) => ms > 1500)).toEqual([]);
});

it('of one article with 5,000 changes reaches each by keyboard, and says where it stands', async () => {
  const page = await review(folderWith({ 'long.txt': articleOf(5000) }), { args: ['--no-config', '--no-learn'] });
  await page.locator('.text').waitFor();
  await page.keyboard.press('K');
  await page.locator('.card[aria-label^="Change 5000 of 5000"]').waitFor();
  const row = page.locator('.changes [aria-current=true]');
  const place = row.locator('..');
  expect([await place.getAttribute('aria-posinset'), await place.getAttribute('aria-setsize')]).toEqual([
    '5000',
    '5000',
  ]);
  expect(await row.evaluate(isInView)).toBe(true);
  expect(await page.locator('.text .current').first().evaluate(isInView)).toBe(true);
  // Through the list itself, further than was drawn at first, and Enter takes the row in hand.
  await page.keyboard.press('J');
  await page.locator('.card[aria-label^="Change 1 of 5000"]').waitFor();
  await page.locator('.changes button').first().focus();
  for (let i = 0; i < 60; i++) await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.parentElement?.getAttribute('aria-posinset'))).toBe('61');
  await page.keyboard.press('Enter');
  await page.locator('.card[aria-label^="Change 61 of 5000"]').waitFor();
});
