import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../package.ts';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { ARTICLE, LISTS, pageText } from './fixture.ts';
import { lineModel, lineModelRule } from './model.ts';
import { MODEL_FILE, packModel, readModel, shippedModel, unpackModel } from './page-model.ts';

describeExamples(lineModel);

describe('boilerplate/model', () => {
  it('cuts a page down to its article', () => {
    const result = runRule(lineModel, pageText());
    const kept = result.text.trim().split('\n');
    for (const line of ARTICLE.slice(1)) expect(kept).toContain(line);
    expect(kept.length).toBeLessThan(ARTICLE.length + 3);
    expect(result.findings.every((finding) => finding.safety !== 'safe')).toBe(true);
  });

  it('says why: situation, cues, and the features that convicted the lines', () => {
    const [finding] = runRule(lineModel, pageText()).findings;
    expect(finding?.evidence).toMatchObject({ situation: 'page', lines: expect.any(Number) });
    const reasons = finding?.evidence.reasons as string[];
    expect(reasons).toHaveLength(3);
    expect(reasons[0]).toMatch(/^.+ -\d+\.\d$/);
    expect(finding?.confidence).toBeGreaterThan(0.5);
  });

  it('reads sentences where the page stands on one line', () => {
    const text = [pageText(' '), ...ARTICLE].join(' ');
    const result = runRule(lineModel, text, { fullPage: true });
    for (const line of ARTICLE.slice(2)) expect(result.text).toContain(line);
    expect(result.text).not.toContain('All rights reserved');
  });

  it.each(LISTS.map((text, i) => [i, text]))('leaves lists in clean articles alone (%i)', (_, text) => {
    expect(runRule(lineModel, text as string).text).toBe(text);
  });

  it('does not load the model for a clean article', () => {
    const rule = lineModelRule(() => {
      throw new Error('loaded');
    });
    expect(runRule(rule, ARTICLE.join('\n\n')).findings).toEqual([]);
    expect(() => runRule(rule, pageText())).toThrow('loaded');
  });

  it('has nothing more to say about what it left', () => {
    const { text } = runRule(lineModel, pageText());
    expect(runRule(lineModel, text).findings).toEqual([]);
  });

  it('passes over texts that are no news pages', () => {
    expect(runRule(lineModel, 'a\n'.repeat(25_000)).findings).toEqual([]);
  });

  describeLinear(lineModel, ['Read more\nA word and another word, and one more of them.\n', 'Share. ']);
});

describe('model file', () => {
  const json = readFileSync(path.join(packageRoot(), 'models', MODEL_FILE), 'utf8');

  it('is small', () => expect(gzipSync(json).length).toBeLessThan(300_000));

  it('is the same when the build compiled it', () => {
    const [compiled, read] = [shippedModel()(), readModel()];
    expect(compiled.wording).toEqual(read.wording);
    expect(compiled.forest.arrays).toEqual(read.forest.arrays);
    expect(packModel(compiled)).toEqual(packModel(read));
  });

  it('is refused when it belongs to another version', () => {
    expect(() => unpackModel(json.replace('"version":1', '"version":0'))).toThrow('train:boilerplate');
    expect(() => unpackModel(json.replace(/"columns":\d+/, '"columns":3'))).toThrow('train:boilerplate');
  });
});
