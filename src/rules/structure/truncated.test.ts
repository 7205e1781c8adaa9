import { describe } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { truncated } from './truncated.ts';

describeExamples(truncated);

describe('structure/truncated', () => {
  describeLinear(truncated, ['a ', '{', '"a": 1,\n', '.a{b:c}', 'word word word.\n', '\t', ' \n', 'a\n']);
});
