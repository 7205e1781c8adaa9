import { expect, it } from 'vitest';
import { crash, STORIES } from './crash.ts';
import './helpers.ts';

it('loses nothing when fix and clean are killed at random moments (npm run crash: 200 times)', async () => {
  const { problems, midway } = await crash({ ...STORIES, rounds: 12, files: 100, seed: 7 });
  expect(problems).toEqual([]);
  expect(midway).toBeGreaterThanOrEqual(6);
}, 120_000);
