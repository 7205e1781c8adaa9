import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { packageRoot } from '../src/package.ts';
import { launch } from '../test/browser/chromium.ts';

/** A picture for the documents: what is opened, how the window looks, and what a person does before it is taken. */
interface Shot {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly width: number;
  readonly height: number;
  /** Opens the page. `folder` is for what it needs; it goes when the picture is taken. */
  readonly open: (page: Page, folder: string) => Promise<(() => Promise<void>) | undefined>;
  readonly act?: (page: Page) => Promise<void>;
}

/** A README loads faster with small pictures. */
const MAX_BYTES = 200_000;

const firstFinding = async (page: Page): Promise<void> => {
  await page.keyboard.press('j');
  await page.keyboard.press('w');
  await page.waitForTimeout(300);
};

const SHOTS: readonly Shot[] = [
  { name: 'report', scheme: 'light', width: 1280, height: 800, open: openReport },
  {
    name: 'report-dark',
    scheme: 'dark',
    width: 1280,
    height: 800,
    open: (page, folder) => openReport(page, folder, '#rule=duplicate%2Fparagraph'),
    act: firstFinding,
  },
  {
    name: 'report-findings',
    scheme: 'light',
    width: 1280,
    height: 800,
    open: (page, folder) => openReport(page, folder, '#file=spun'),
    act: async (page) => {
      await firstFinding(page);
      await page.keyboard.press('J');
    },
  },
  { name: 'review', scheme: 'light', width: 1280, height: 680, open: openReview, act: someDecisions },
];

/** The review of the sample articles; what is decided goes into `folder`. @returns what ends it */
async function openReview(page: Page, folder: string): Promise<() => Promise<void>> {
  const root = packageRoot();
  const args = ['review', 'samples/articles', '--no-config', '--no-open', '--decisions', path.join(folder, 'decided')];
  const server = spawn(process.execPath, [path.join(root, 'dist/bin/galley.cjs'), ...args], { cwd: root });
  let said = '';
  for await (const chunk of server.stdout) {
    said += chunk;
    if (/token=[\w-]+\n/.test(said)) break;
  }
  await page.goto(/http:\S+/.exec(said)?.[0] as string);
  await page.waitForSelector('.card');
  return async () => {
    server.kill('SIGINT');
    await once(server, 'exit');
  };
}

/** Some changes are decided, and the next one is a paragraph that is there twice. */
async function someDecisions(page: Page): Promise<void> {
  for (const key of ['y', 'y', 'n', 'y', 'y', 'g']) await page.keyboard.press(key);
  await page.keyboard.type('duplicates');
  await page.keyboard.press('Enter');
  await page.keyboard.press('y');
  await page.waitForTimeout(300);
}

/** The report of the sample articles, as `galley clean` writes it. */
async function openReport(page: Page, folder: string, hash = ''): Promise<undefined> {
  const root = packageRoot();
  execFileSync(process.execPath, [path.join(root, 'dist/bin/galley.cjs'), 'clean', 'samples/articles', '-o', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await page.goto(pathToFileURL(path.join(folder, 'galley-report.html')).href + hash);
  await page.waitForSelector('html[data-ready]');
}

/**
 * Takes the pictures of `docs/images`: npm run screenshots [folder] [name…]. They need the built command and a Chromium.
 * @throws Error when a picture is too large for a document
 */
export async function screenshots(out = 'docs/images', ...names: string[]): Promise<void> {
  mkdirSync(out, { recursive: true });
  const browser = await launch();
  try {
    for (const shot of SHOTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const { name, scheme, width, height, open, act } = shot;
      const folder = mkdtempSync(path.join(tmpdir(), 'galley-shot-'));
      const page = await browser.newPage({ colorScheme: scheme, viewport: { width, height }, reducedMotion: 'reduce' });
      const close = await open(page, folder);
      await act?.(page);
      const file = path.join(out, `${name}.png`);
      await page.screenshot({ path: file });
      await page.close();
      await close?.();
      rmSync(folder, { recursive: true });
      const { size } = statSync(file);
      if (size > MAX_BYTES) throw new Error(`${file} has ${size} bytes; make the window smaller`);
      console.log(`${file} ${size} bytes`);
    }
  } finally {
    await browser.close();
  }
}
