import type { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { censusOf, HAS_C1, HAS_LEAD, HAS_TRAIL } from './census.ts';
import { foreignLine } from './foreign-line.ts';
import { controlsOf, halfDashesOf, halfSpacesOf, type Loose } from './mojibake-loose.ts';
import { type Run, runsOf, strayPairs } from './mojibake-runs.ts';

/**
 * Where letters above ASCII stand side by side outside the runs, more often than there are runs and in this share of the
 * text, the text is not UTF-8 read wrongly. In Portuguese (“ação”) it is one character in a hundred, in GBK read as
 * Latin-1 more than half of them.
 */
const STRAY_SHARE = 0.05;

/** UTF-8 that was read as windows-1252 or Latin-1, once or more often, and windows-1252 read as Latin-1. */
export const mojibake = defineRule({
  id: 'encoding/mojibake',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'UTF-8 read in another encoding (“â€™” for “’”).',
    why: 'Somewhere on the way the bytes were read as windows-1252. The bytes are still there: when all characters of a run, written as windows-1252 and read as UTF-8, give letters and marks a news text may hold, that is what was written.',
    fix: 'The run is decoded, twice if it was read wrongly twice. A closing quotation mark that lost its last byte is restored where a quotation can close. Runs that clean text could hold (“ELÄMÄ”” in capitals) stay.',
    bad: [
      {
        text: 'The mayor said it was â€œa lovely dayâ€ and that the cafÃ© would reopen on Monday.',
        fixed: 'The mayor said it was “a lovely day” and that the café would reopen on Monday.',
      },
      {
        text: 'Itâ€™s the third time the building has flooded. Repairs cost Â£40,000.',
        fixed: 'It’s the third time the building has flooded. Repairs cost £40,000.',
      },
      { text: 'They said it wasnÃ¢â‚¬â„¢t the cafÃƒÂ©.', fixed: 'They said it wasn’t the café.' },
      { text: 'The price rose by 5Â % on Friday.', fixed: 'The price rose by 5 % on Friday.' },
      { text: 'It\u0092s a \u0093scandal\u0094, she said.', fixed: 'It’s a “scandal”, she said.' },
      { text: 'ÐšÐ¸Ñ—Ð² lies on the river.', fixed: 'Київ lies on the river.' },
    ],
    good: [
      'A prefeitura de SÃO PAULO abriu a exposição “AMANHÃ” no sábado.',
      'The sign read “CAFÉ”, the menu “MARQUÉ…” and the wall “ELÄMÄ”.',
      'Crème brûlée at the Café Zoë costs £4.50 – or €5 – “and that’s that”.',
      'La città» è il titolo del libro «La città».',
    ],
  },
  create() {
    return ({ article, original, report }) => {
      const census = censusOf(article);
      const { text } = article;
      const lead = (census & HAS_LEAD) !== 0;
      const runs = lead && (census & HAS_TRAIL) !== 0 ? runsOf(text) : [];
      if (lead && article.rows.count > 1) reportForeignLine(article, report);
      if (runs.length > 0 && strayPairs(text, runs) > Math.max(runs.length, text.length * STRAY_SHARE)) return;
      reportRuns(text, runs, report);
      const loose = [
        ...(lead ? [...halfSpacesOf(text), ...halfDashesOf(text)] : []),
        ...((census & HAS_C1) !== 0 ? controlsOf(text, runs) : []),
      ];
      // The runs may have been repaired in an earlier pass.
      if (loose.length === 0) return;
      const vouched = runsOf(original.text).some((run) => run.trust !== 'doubtful');
      reportLoose(loose, vouched, report);
    };
  },
});

/** The name of a site in another encoding above the article is no part of it. */
function reportForeignLine(article: Article, report: (draft: Draft) => void): void {
  const row = foreignLine(article);
  if (row < 0) return;
  const edit = deleteRows(article, row);
  report({
    start: edit.start,
    end: edit.end,
    message: 'Unexpected line in another encoding, expected text',
    edits: [edit],
    entry: 'foreign-line',
    safety: row === 0 ? 'safe' : 'review',
    evidence: { line: article.rowText(row) },
  });
}

/** Reports what can be repaired; doubtful runs only beside certain ones. */
function reportRuns(text: string, all: readonly Run[], report: (draft: Draft) => void): void {
  const script = all.some((run) => run.company >= 2);
  const runs = all.filter((run) => script || run.company !== 1 || run.text.length > 1);
  const vouched = runs.some((run) => run.trust === 'certain');
  for (const run of runs) {
    if (run.trust === 'doubtful' && !vouched) continue;
    const lossy = run.halfLost && text.charAt(run.end) === '?';
    report(draftOf(run, text.slice(run.start, run.end), run.trust === 'doubtful' || lossy));
  }
}

function draftOf(run: Run, before: string, doubtful: boolean): Draft {
  const after = run.text === '\ufeff' ? '' : run.text;
  const steps = Array.from({ length: run.rounds }, () => ['encode windows-1252', 'decode utf-8']).flat();
  return {
    start: run.start,
    end: run.end,
    message: `Unexpected “${shown(before)}”, expected “${shown(after)}”`,
    edits: [{ start: run.start, end: run.end, text: after }],
    entry: run.halfLost ? 'half-lost' : 'round-trip',
    confidence: doubtful ? 0.7 : run.halfLost ? 0.9 : 0.99,
    ...(doubtful ? { safety: 'review' as const } : {}),
    evidence: { before, after, steps: run.halfLost ? [...steps, 'restore lost byte 0x9D'] : steps },
  };
}

/** Half-lost single characters need a certain run elsewhere (`vouched`), unless their place is proof enough. */
function reportLoose(found: readonly Loose[], vouched: boolean, report: (draft: Draft) => void): void {
  for (const { start, end, text, kind, sure } of found) {
    const control = kind === 'control';
    report({
      start,
      end,
      message: control
        ? `Unexpected control character, expected “${text}”`
        : `Unexpected rest of a damaged character, expected “${text}”`,
      edits: [{ start, end, text }],
      entry: control ? 'c1-control' : `half-${kind === 'à' ? 'letter' : kind}`,
      safety: sure ? 'safe' : vouched || control ? 'review' : 'report',
      ...(kind === 'dash' ? { alternatives: ['–', '—'] } : {}),
      evidence: control
        ? { after: text, steps: ['encode latin-1', 'decode windows-1252'] }
        : { after: text, steps: ['restore lost byte'] },
    });
  }
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
