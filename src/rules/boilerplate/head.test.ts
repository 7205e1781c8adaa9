import { describeExamples } from '../examples.ts';
import { head } from './head.ts';

describeExamples(head);
