import fc from 'fast-check';
import { Galley, type Level } from '../../src/index.ts';
import { article } from './articles.ts';
import { MODELS } from './models.ts';
import { mutant } from './mutants.ts';

/** Every case goes through the engine; of so many cases one goes through the other models too, which cost more. */
const EVERY = { determinism: 20, stream: 40, files: 80, formats: 80 } as const;

interface Case {
  readonly text: string;
  readonly level: Level;
  /** Decides which models look at the case. */
  readonly turn: number;
}

const cases: fc.Arbitrary<Case> = fc.record({
  text: fc.oneof({ weight: 3, arbitrary: article }, { weight: 1, arbitrary: mutant }),
  level: fc.constantFrom<Level>('safe', 'review', 'review'),
  turn: fc.nat(239),
});

async function examine(galley: Galley, { text, level, turn }: Case): Promise<void> {
  MODELS.engine(galley, text, level);
  for (const [name, every] of Object.entries(EVERY))
    if (turn % every === 0) await MODELS[name as keyof typeof EVERY](galley, text, level);
}

/** Looks at so many random cases. @returns a description of the smallest case that breaks a promise, or `undefined`. */
export async function fuzz(count: number, seed: number): Promise<string | undefined> {
  const galley = await Galley.create({ config: false });
  const result = await fc.check(
    fc.asyncProperty(cases, (one) => examine(galley, one)),
    { numRuns: count, seed },
  );
  if (!result.failed) return undefined;
  const [smallest] = result.counterexample ?? [];
  const error = result.errorInstance instanceof Error ? result.errorInstance.message : String(result.errorInstance);
  return `${error.split('\n')[0]} (seed ${seed}, case ${result.numRuns})\n${JSON.stringify(smallest)}`;
}
