import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { residueDump } from './residue-dump.ts';

describeExamples(residueDump);

const BEFORE = 'The council met on Monday and agreed on the budget for the year.';
const AFTER = 'It will build a new roof for the old swimming pool in spring.';

describe('structure/residue-dump', () => {
  it.each([
    ['(function() {\n  var ad = { size: [300, 250] };\n  googletag.cmd.push(ad);\n})();', 'a script'],
    ['{\n  "headline": "Pool",\n  "published": true,\n  "words": 412\n}', 'data'],
    [':root{--gap:4px}\n.box{margin:0;padding:0}\nbody{color:#222;background:#fff}', 'a style sheet'],
    [
      'if (window.ads) {\n  window.ads.push({ id: 4 });\n} else {\n  document.write("<b>x</b>");\n}',
      'a script with branches',
    ],
  ])('deletes %j (%s)', (code) => {
    const result = runRule(residueDump, `${BEFORE}\n\n${code}\n\n${AFTER}\n`, { level: 'safe' });
    expect(result.text).toBe(`${BEFORE}\n\n${AFTER}\n`);
  });

  it('asks about one line, and about code that a sentence announces', () => {
    const line = 'var player = { id: [4, 8], off: {} };';
    expect(runRule(residueDump, `${BEFORE}\n\n${line}\n\n${AFTER}`).findings.map((finding) => finding.safety)).toEqual([
      'review',
    ]);
    const listing = `The programme is short:\n${line}\n${line}\n${line}\n${AFTER}`;
    expect(runRule(residueDump, listing).findings.map((finding) => finding.safety)).toEqual(['review']);
  });

  it('leaves prose in a dump of data', () => {
    const prose =
      '"body": "The council met on Monday and agreed on the budget for the year. It will build a new roof for the old swimming pool in spring, which is late."';
    expect(runRule(residueDump, `{\n"id": 4,\n"type": "x",\n${prose}\n}`).text).toContain(prose);
  });

  it('takes files written as letters', () => {
    const uri = `data:font/woff2;base64,${'d09GMgABAAAAA'.repeat(8)}`;
    expect(runRule(residueDump, `${BEFORE} ${uri} ${AFTER}`).text).toBe(`${BEFORE} ${AFTER}`);
  });

  it('leaves scrambled paragraphs to the rule that reports them', () => {
    expect(
      runRule(residueDump, `${BEFORE}\nkAm%96 92C3@FC {H2==} H:==;E6C[ E96 4@F?4:=] k^Am\n${AFTER}`).findings,
    ).toEqual([]);
  });

  describeLinear(residueDump, ['{', '"a": 1,\n', '.a{b:c}', 'var a = {', 'data:a/b;base64,', 'a(b', '}\n', 'if (']);
});
