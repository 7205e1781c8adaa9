import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { packageRoot } from '../../src/package.ts';
import { BITS } from './articles.ts';

/** Lines of all samples: the articles, what must come out of them, and the traps. */
const SAMPLES: readonly (readonly string[])[] = ['articles', 'cleaned', 'traps/en', 'traps/de', 'traps/fr'].flatMap(
  (folder) => {
    const at = path.join(packageRoot(), 'samples', folder);
    return readdirSync(at).map((name) => readFileSync(path.join(at, name), 'utf8').split('\n'));
  },
);

type Change = (lines: readonly string[], at: number, to: number, other: readonly string[]) => string[];

/** Changes that keep a text an article: what scrapers, converters and editors do to lines. */
const CHANGES: readonly Change[] = [
  (lines, at) => lines.toSpliced(at, 1),
  (lines, at) => lines.toSpliced(at, 0, lines[at] as string),
  (lines, at, to) => lines.toSpliced(at, 1).toSpliced(to, 0, lines[at] as string),
  (lines, at, to, other) => lines.toSpliced(at, 0, other[to % other.length] as string),
  (lines, at) => lines.toSpliced(at, 2, `${lines[at]}${lines[at + 1] ?? ''}`),
  (lines, at) => lines.toSpliced(at, 2, `${lines[at]} ${lines[at + 1] ?? ''}`),
  (lines, at, to) => lines.toSpliced(at, 1, (lines[at] as string).slice(0, to)),
  (lines, at, to) => lines.toSpliced(at, 1, (lines[at] as string).slice(0, to), (lines[at] as string).slice(to)),
  (lines, at) => lines.toSpliced(at, 1, (lines[at] as string).toUpperCase()),
  (lines, at) => lines.toSpliced(at, 1, `“${lines[at]}”`),
  (lines, at) => lines.toSpliced(at, 1, `  ${lines[at]}  `),
  (lines, at) => lines.toSpliced(at, 0, ''),
  (lines, at, to) => lines.slice(at, at + to + 1),
  (lines, at, to) => {
    const line = lines[at] as string;
    const cut = to % (line.length + 1);
    return lines.toSpliced(at, 1, line.slice(0, cut) + (BITS[(at + to) % BITS.length] as string) + line.slice(cut));
  },
];

/** A sample with some of its lines changed, in any line ends. */
export const mutant: fc.Arbitrary<string> = fc
  .record({
    lines: fc.constantFrom(...SAMPLES),
    other: fc.constantFrom(...SAMPLES),
    from: fc.nat(60),
    length: fc.integer({ min: 4, max: 30 }),
    changes: fc.array(fc.tuple(fc.constantFrom(...CHANGES.keys()), fc.nat(200), fc.nat(200)), {
      minLength: 1,
      maxLength: 6,
    }),
    end: fc.constantFrom('\n', '\n', '\n', '\r\n', '\n\n', '\u2028'),
  })
  .map(({ lines, other, from, length, changes, end }) => {
    let text: readonly string[] = lines.slice(from % lines.length, (from % lines.length) + length);
    for (const [change, at, to] of changes) {
      if (text.length === 0) break;
      text = (CHANGES[change] as Change)(text, at % text.length, to, other);
    }
    return text.join(end);
  });
