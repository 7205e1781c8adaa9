import { describe } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { noArticle } from './no-article.ts';

describeExamples(noArticle);

describe('structure/no-article', () => {
  describeLinear(noArticle, ['a ', '{', '"a": 1,\n', '.a{b:c}', 'word word word.\n', '\t', ' \n', 'a\n']);
});
