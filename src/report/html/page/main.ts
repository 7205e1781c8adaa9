import type { PageData } from '../page-data.ts';
import { toggleWhy } from './card.ts';
import { Decisions } from './decisions.ts';
import { byId, el } from './dom.ts';
import { listen } from './keys.ts';
import { Memory } from './memory.ts';
import type { Decision } from './model.ts';
import { Page } from './page.ts';

/** Where the browser remembers what holds for all reports: whether single keys are off. */
const SETTINGS = 'settings';
const KEYS_OFF = 'keys-off';

/** Reports up to this many articles are drawn as a whole when the browser has time, so that its own search finds everything. */
const DRAWN_AHEAD = 40;

async function start(): Promise<void> {
  const data = JSON.parse(byId('data').textContent ?? '') as PageData;
  const memory = await Memory.open();
  const [settings, decisions] = await Promise.all([memory.read(SETTINGS), Decisions.of(memory, nameOf(data))]);
  for (const node of document.querySelectorAll<HTMLElement>('[data-script]')) node.hidden = false;
  const page = new Page(data, decisions);
  const keys = byId<HTMLInputElement>('keys');
  keys.checked = !settings.has(KEYS_OFF);
  keys.addEventListener('change', () => memory.write(SETTINGS, KEYS_OFF, keys.checked ? undefined : true));
  listen(page, () => keys.checked);

  const form = byId<HTMLFormElement>('tools');
  let waiting = 0;
  form.addEventListener('input', () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(() => page.readTools());
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => requestAnimationFrame(() => page.readTools()));
  addEventListener('hashchange', () => page.readAddress());
  addEventListener('beforeprint', () => {
    page.drawAll();
    for (const rest of document.querySelectorAll<HTMLDetailsElement>('.rest')) rest.open = true;
  });
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : undefined;
    const link = target?.closest<HTMLElement>('[data-go]');
    const button = target?.closest<HTMLElement>('[data-decide]');
    const reasons = target?.closest<HTMLElement>('[data-why]');
    const only = target?.closest<HTMLElement>('[data-only]');
    if (link && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      page.go(link.dataset.go ?? '');
    } else if (button) page.decide(button.dataset.decide as Decision, button.dataset.key);
    else if (reasons) toggleWhy(reasons.dataset.why ?? '');
    else if (only) page.only(only.dataset.only ?? '');
  });
  document.addEventListener('focusin', (event) => {
    const card = event.target instanceof Element ? event.target.closest('.card') : null;
    if (card) page.focused(card.id);
  });
  byId('ask').addEventListener('click', () => page.help());
  byId('save').addEventListener('click', () => save(page.decisions()));
  if (data.files.length <= DRAWN_AHEAD) requestIdleCallback(() => page.drawAll());
  performance.mark('galley-ready');
  document.documentElement.dataset.ready = '';
}

/** Tells a report from others by its files and what they hold. */
function nameOf({ files }: PageData): string {
  return files
    .map(({ path, sha256 }) => `${path} ${sha256.slice(0, 8)}`)
    .join(' ')
    .slice(0, 2000);
}

function save(lines: string): void {
  const url = URL.createObjectURL(new Blob([lines], { type: 'application/jsonl' }));
  el('a', { href: url, download: 'decisions.jsonl' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

void start();
