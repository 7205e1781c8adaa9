import type { Page } from 'playwright-core';

/** Milliseconds in which the page itself was at work: what a slow machine does besides does not count. */
export async function worked(page: Page, act: () => Promise<void>): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const tasks = async (): Promise<number> =>
    (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
  const before = await tasks();
  await act();
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  const after = await tasks();
  await client.detach();
  return (after - before) * 1000;
}
