import { describe } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { residueDump } from './residue-dump.ts';

describeExamples(residueDump);

describe('structure/residue-dump', () => {
  describeLinear(residueDump, ['a ', '{', '"a": 1,\n', '.a{b:c}', 'word word word.\n', '\t', ' \n', 'a\n']);
});
