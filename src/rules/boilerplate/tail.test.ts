import { describeExamples } from '../examples.ts';
import { tail } from './tail.ts';

describeExamples(tail);
