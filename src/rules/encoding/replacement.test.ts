import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { replacement } from './replacement.ts';

describeExamples(replacement);

describe('encoding/replacement', () => {
  it('reports at most twenty places and says how many there are', () => {
    const { findings, text } = runRule(replacement, 'caf\ufffd '.repeat(30));
    expect(findings).toHaveLength(20);
    expect(findings[0]?.evidence.count).toBe(30);
    expect(text).toBe('caf\ufffd '.repeat(30));
  });

  it('names the byte that a lone surrogate stands for', () => {
    expect(runRule(replacement, 'The \udc80 sign').findings[0]).toMatchObject({
      entry: 'byte',
      evidence: { byte: '0x80' },
      safety: 'report',
    });
  });

  describeLinear(replacement, ['\ufffd', '😀', '\udc80']);
});
