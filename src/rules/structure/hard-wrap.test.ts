import { describe } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { hardWrap } from './hard-wrap.ts';

describeExamples(hardWrap);

describe('structure/hard-wrap', () => {
  describeLinear(hardWrap, ['a ', '{', '"a": 1,\n', '.a{b:c}', 'word word word.\n', '\t', ' \n', 'a\n']);
});
