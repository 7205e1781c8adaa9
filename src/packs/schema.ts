import { z } from 'zod';

/** Rule packs as they are written; `docs/packs.md` explains every key. Unknown keys are errors. */
const safety = z.enum(['safe', 'review', 'report']);
const severity = z.enum(['error', 'warning', 'info']);
const phrases = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);

const zone = z
  .strictObject({
    head: z.int().positive().optional().describe('among the first N non-blank lines'),
    tail: z.int().positive().optional().describe('among the last N non-blank lines'),
    last: z.number().gt(0).lte(1).optional().describe('in the last share of the words'),
  })
  .describe('Where in the article the entry counts; one satisfied key is enough.');

const example = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), fixed: z.string().optional(), flag: z.literal(true).optional() }),
]);

export const METADATA_KEYS = [
  'date',
  'updated',
  'title',
  'standfirst',
  'byline',
  'credits',
  'section',
  'site',
  'readTime',
  'tags',
  'source',
  'provenance',
] as const;

export const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case'),
  kind: z.enum(['phrase', 'regex', 'banner', 'trailer', 'consistency']),
  match: phrases.optional(),
  literal: phrases.optional().describe('regex only: a phrase that stands in every text the regex can match'),
  where: z.enum(['line', 'line-start', 'line-end', 'anywhere', 'text-start', 'text-end']).optional(),
  case: z.literal('exact').optional(),
  maxWords: z.int().positive().optional(),
  minWords: z.int().positive().optional(),
  zone: zone.optional(),
  run: z.int().min(2).optional(),
  beside: z.int().positive().optional(),
  start: phrases.optional(),
  cues: phrases.optional(),
  end: phrases.optional(),
  min: z.int().positive().optional(),
  maxChars: z.int().positive().optional(),
  variants: z.array(z.string().min(1)).min(2).optional(),
  delete: z.enum(['line', 'match', 'sentence', 'block', 'list', 'teasers', 'thread', 'to-end']).optional(),
  replace: z.string().optional(),
  flag: z.literal(true).optional(),
  metadata: z.partialRecord(z.enum(METADATA_KEYS), z.int().positive()).optional(),
  safety: safety.optional(),
  severity: severity.optional(),
  confidence: z.number().gt(0).lte(1).optional(),
  sign: z.enum(['proof', 'furniture', 'picture', 'provenance']).optional(),
  languages: z.array(z.string()).min(1).optional(),
  why: z.string().min(1).optional(),
  examples: z.strictObject({
    bad: z.array(example).min(1),
    good: z.array(example).min(1),
    todo: z.array(example).optional(),
  }),
});

export const packSchema = z.strictObject({
  rule: z.string().regex(/^[a-z][a-z0-9-]*\/[a-z0-9][a-z0-9.-]*$/, 'must be family/name'),
  summary: z.string().min(1),
  why: z.string().min(1),
  languages: z.array(z.string()).min(1).optional(),
  severity: severity.optional(),
  safety: safety.optional(),
  site: z.string().optional(),
  allow: z.array(z.string().min(1)).optional(),
  entries: z.array(entrySchema).optional(),
});

export type PackSource = z.infer<typeof packSchema>;
export type EntrySource = z.infer<typeof entrySchema>;
export type ExampleSource = z.infer<typeof example>;
