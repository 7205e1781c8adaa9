import { randomOf } from './bins.ts';
import { FOODS, FOREIGN, NAMES, PLACES, PRODUCTS, PROSE, STEPS, TRAITS } from './made-parts.ts';

const COUNT = 240;

/**
 * Clean articles that consist of lists, tables, recipes, results and interviews. Benches of news prose hold few of them, and a model that never saw one takes
 * their short lines for navigation. Same seed, same texts.
 */
export function madeDocuments(): string[] {
  const random = randomOf(7);
  const below = (n: number): number => Math.floor(random() * n);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const some = (least: number, most: number, make: (i: number) => string): string[] =>
    Array.from({ length: least + below(most - least + 1) }, (_, i) => make(i));
  const languages = Object.keys(FOREIGN);
  return Array.from({ length: COUNT }, (_, i) => {
    const foreign = i % 3 === 2 ? FOREIGN[pick(languages)] : undefined;
    const prose = (): string => some(1, 3, () => pick(foreign?.prose ?? PROSE)).join(' ');
    const list = foreign ? pick([results, squad, schedule])(some, pick, below) : pick(LISTS)(some, pick, below);
    const heading = foreign ? [pick(foreign.heads)] : [];
    const gap = random() < 0.5 ? '\n' : '\n\n';
    const intro = random() < 0.85 ? some(1, 4, prose) : [];
    const outro = random() < 0.5 ? some(1, 3, prose) : [];
    return [...intro, ...heading, ...list, ...outro].join(gap);
  });
}

type Some = (least: number, most: number, make: (i: number) => string) => string[];
type Pick = <T>(list: readonly T[]) => T;
type Below = (n: number) => number;
type List = (some: Some, pick: Pick, below: Below) => string[];

const results: List = (some, pick, below) =>
  some(5, 25, () => `${pick(PLACES)} ${below(5)} ${pick(PLACES)} ${below(5)}`);

const squad: List = (some, pick, below) =>
  some(6, 22, (i) =>
    pick([`${i + 1} ${pick(NAMES)}`, `${pick(NAMES)} (${pick(PLACES)})`, `${pick(NAMES)}, ${18 + below(20)}`]),
  );

const schedule: List = (some, pick, below) =>
  some(4, 15, () => `${8 + below(12)}.${pick(['00', '15', '30', '45'])} ${pick(PLACES)} – ${pick(PLACES)}`);

const table: List = (some, pick, below) => [
  pick(['Team P W D L Pts', '| Rank | Name | Points |', 'Constituency Turnout Majority']),
  ...some(5, 20, (i) =>
    pick([
      `${pick(PLACES)} ${below(30)} ${below(20)} ${below(9)} ${below(9)} ${below(60)}`,
      `| ${i + 1} | ${pick(NAMES)} | ${below(900)} |`,
    ]),
  ),
];

const recipe: List = (some, pick, below) => [
  pick(['Ingredients', 'You will need', 'Serves four']),
  ...some(5, 14, () => `${pick(['', '- ', '• '])}${50 * (1 + below(9))}${pick(['g', 'ml'])} ${pick(FOODS)}`),
  pick(['Method', 'How to make it']),
  ...some(4, 8, (i) => `${i % 2 ? `${i + 1}. ` : ''}${pick(STEPS)}`),
];

const comparison: List = (some, pick, below) =>
  some(3, 9, (i) =>
    [
      pick([
        `${i + 1}. ${pick(PRODUCTS)}`,
        `Best ${pick(['premium', 'budget', 'overall', 'for families'])}: ${pick(PRODUCTS)}`,
      ]),
      `${pick(['Price', 'From', 'Cost'])}: £${20 + below(400)}`,
      ...some(1, 3, () => pick(PROSE)),
      pick(['Pros', 'What we like', 'Good']),
      ...some(1, 3, () => `${pick(['', '- ', '+ '])}${pick(TRAITS)}`),
      pick(['Cons', 'What we do not like', 'Bad']),
      ...some(1, 3, () => `${pick(['', '- '])}${pick(TRAITS)}`),
    ].join('\n'),
  );

const interview: List = (some, pick) =>
  some(4, 10, () =>
    [
      pick([
        'How did it begin?',
        'What do you do on Sundays?',
        'Who taught you?',
        'And now?',
        `${pick(NAMES)}: Why here?`,
      ]),
      pick(PROSE),
    ].join('\n'),
  );

const transcript: List = (some, pick) => {
  const [a, b] = [pick(NAMES).split(' ')[1] as string, pick(NAMES).split(' ')[1] as string];
  return some(6, 16, (i) => `${(i % 2 ? a : b).toUpperCase()}: ${pick(PROSE)}`);
};

const dates: List = (some, pick, below) =>
  some(
    5,
    16,
    () =>
      `${1 + below(28)} ${pick(['March', 'May', 'June', 'October'])}: ${pick(PLACES)}, ${pick(['Town Hall', 'Corn Exchange', 'Arena', 'St Mary’s'])}`,
  );

const winners: List = (some, pick) =>
  some(4, 12, () =>
    [
      pick(['Best film', 'Best actor', 'Gold', 'Silver', 'Young writer of the year', 'Best village']),
      `${pick(NAMES)}, ${pick(PLACES)}`,
    ].join('\n'),
  );

const timeline: List = (some, pick, below) =>
  some(4, 12, () => `${1 + below(12)}${pick(['.', ':'])}${10 + below(49)}${pick(['am', 'pm'])}: ${pick(PROSE)}`);

const profile: List = (some, pick, below) => [
  `Name: ${pick(NAMES)}`,
  `Age: ${20 + below(60)}`,
  `Lives: ${pick(PLACES)}`,
  ...some(
    3,
    7,
    () =>
      `${pick(['First job', 'Favourite book', 'Worst habit', 'Hobbies', 'Best advice'])}: ${pick(TRAITS).toLowerCase()}`,
  ),
];

const helplines: List = (some, pick, below) => [
  'If you are affected by this story',
  ...some(2, 4, () => `${pick(PLACES)} helpline: 0${100 + below(800)} ${100 + below(800)} ${1000 + below(8000)}`),
];

const bullets: List = (some, pick) => ['Key points', ...some(3, 6, () => `${pick(['• ', '- ', '* '])}${pick(PROSE)}`)];

const subheads: List = (some, pick) =>
  some(3, 7, () =>
    [
      pick([pick(TRAITS), `${pick(PLACES)} and after`, 'What happens next', 'The background', 'Why it matters']),
      pick(PROSE),
      pick(PROSE),
    ].join('\n'),
  );

const LISTS: readonly List[] = [
  results,
  squad,
  schedule,
  table,
  recipe,
  comparison,
  interview,
  transcript,
  dates,
  winners,
  timeline,
  profile,
  helplines,
  bullets,
  subheads,
];
