import { describe } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { whitespace } from './whitespace.ts';

describeExamples(whitespace);

describe('structure/whitespace', () => {
  describeLinear(whitespace, ['a ', '{', '"a": 1,\n', '.a{b:c}', 'word word word.\n', '\t', ' \n', 'a\n']);
});
