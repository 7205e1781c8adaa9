import type { Summary } from '../model.ts';
import { attribute } from './escape.ts';

/** Keys of the page and what they do, as the help shows them. */
const KEYS: readonly (readonly [keys: string, words: string])[] = [
  ['j k', 'next, previous undecided finding'],
  ['J K', 'next, previous finding'],
  ['> <', 'next, previous article'],
  ['y n l', 'accept, reject, later; again takes it back'],
  ['u, Ctrl+Z', 'undo (Ctrl+Y: redo)'],
  ['w', 'why: evidence and what the rule says'],
  ['v', 'inline or side by side'],
  ['o', 'with marks, result, original'],
  ['/', 'search'],
  ['f', 'filter by rule'],
  ['g', 'list of articles'],
  ['Esc', 'back to the finding'],
  ['?', 'this help'],
];

const VIEWS = { inline: 'Inline', side: 'Side by side', result: 'Result', original: 'Original' } as const;
const STATES = { '': 'any', open: 'undecided', accept: 'accepted', reject: 'rejected', later: 'later' } as const;

/** The tool bar: what is shown, and how. Hidden until the script runs. */
export function tools(summary: Summary): string {
  const rules = Object.entries(summary.rules).map(
    ([rule, amount]) => `<option value="${attribute(rule)}">${attribute(rule)} (${amount})</option>`,
  );
  const safeties = (['safe', 'review', 'report'] as const).map(
    (name) =>
      `<label class="chip ${name}"><input type="checkbox" name="safety" value="${name}" checked>${name}</label>`,
  );
  const views = Object.entries(VIEWS).map(
    ([value, words]) =>
      `<label><input type="radio" name="view" value="${value}"${value === 'inline' ? ' checked' : ''}><span>${words}</span></label>`,
  );
  const states = Object.entries(STATES).map(([value, words]) => `<option value="${value}">${words}</option>`);
  return `<form class="tools" id="tools" role="search" aria-label="Filter findings" data-script hidden>
<input type="search" id="q" name="q" autocomplete="off" placeholder="Search (/)" aria-label="Search">
<select id="rule" name="rule" aria-label="Rule"><option value="">all rules</option>${rules.join('')}</select>
<fieldset class="chips"><legend>Safety</legend>${safeties.join('')}</fieldset>
<details class="more"><summary id="more">More</summary><div>
<label>File <input type="text" name="file" autocomplete="off" placeholder="part of a name"></label>
<label>Decision <select name="state">${states.join('')}</select></label>
<label>Confidence from <output id="sure">0.00</output> <input type="range" name="sure" min="0" max="1" step="0.05" value="0"></label>
</div></details>
<button type="reset" id="reset" hidden>Show all</button>
<fieldset class="views"><legend>View</legend>${views.join('')}</fieldset>
<button type="button" id="ask" aria-label="Keys and help">?</button>
<p id="said" role="status"></p>
<button type="button" id="save" hidden></button>
</form>
`;
}

/** The sheet behind `?`. */
export function help(): string {
  const rows = KEYS.map(
    ([keys, words]) =>
      `<tr><th scope="row">${keys.replace(/[^ ,]+/g, (key) => `<kbd>${attribute(key)}</kbd>`)}</th><td>${words}</td></tr>`,
  );
  return `<dialog id="help" aria-labelledby="helph"><h2 id="helph">Keys</h2>
<table>${rows.join('\n')}</table>
<p><label><input type="checkbox" id="keys" checked> single keys are on</label></p>
<p class="soft">Decisions stay in this browser until “Save” writes them as <code>decisions.jsonl</code>.</p>
<form method="dialog"><button>Close</button></form></dialog>
`;
}
