import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { checkReport, sampleFiles } from './fixture.ts';
import { pretty } from './pretty.ts';
import { concise } from './concise.ts';
import { html } from './html.ts';
import { wdiff, wordDiff, criticMarkup } from './words.ts';
test('demo', () => {
  const f = sampleFiles(); const r = checkReport(f);
  console.log(pretty(r, f, { color: false }));
  writeFileSync('/tmp/rp/color.txt', pretty(r, f, { color: true }));
  console.log(concise(r));
  const edits = f[0]!.report.findings.filter(x=>x.safety!=='report').flatMap(x=>x.edits);
  console.log(wdiff(wordDiff(f[0]!.text, edits)));
  console.log(criticMarkup(wordDiff(f[0]!.text, edits)));
  writeFileSync('/tmp/rp/x.html', html(r, f));
});
