import { z } from 'zod';
import { SCHEMA_VERSION } from './model.ts';

const offset = z.int().min(0);
const span = z.strictObject({ start: offset, end: offset });
const share = z.number().min(0).max(1);
const text = z.string();

const finding = z.strictObject({
  id: text.describe('stable: made of rule, entry, text and context, never of path or line'),
  rule: text.describe('family/name'),
  entry: text.optional().describe('the entry of a pack, or the variant of a rule, that hit'),
  severity: z.enum(['error', 'warning', 'info']),
  safety: z.enum(['safe', 'review', 'report']).describe('what a bulk command may do with it'),
  status: z.enum(['proposed', 'superseded', 'conflict', 'suppressed']),
  confidence: share,
  inQuote: z.boolean().describe('lies inside quotation marks of the article'),
  start: offset,
  end: offset,
  line: z.int().min(1).describe('1-based, of `start`'),
  column: z.int().min(1).describe('1-based UTF-16 column of `start`'),
  message: text,
  evidence: z
    .record(text, z.union([text, z.number(), z.boolean(), z.array(text)]))
    .describe('why the rule speaks; keys depend on the rule'),
  edits: z
    .array(z.strictObject({ start: offset, end: offset, text }))
    .describe('applied all or none; those of `report` findings only by a person'),
  alternatives: z.array(text).optional().describe('best replacement first'),
  related: z.array(span).optional().describe('other places that explain this one, such as the copy that is kept'),
});

const metadata = z
  .strictObject({
    date: text.optional(),
    updated: text.optional(),
    title: text.optional(),
    standfirst: text.optional(),
    byline: text.optional(),
    credits: z.array(text).optional(),
    section: text.optional(),
    site: text.optional(),
    readTime: text.optional(),
    tags: z.array(text).optional(),
    source: text.optional(),
    provenance: text.optional(),
  })
  .describe('facts that were kept when text was taken away');

const count = z.int().min(0);

/** The report of `galley check --format json`, for validators and the documentation; the types of the program stand in model.ts. */
export const reportSchema = z.strictObject({
  schemaVersion: z.literal(SCHEMA_VERSION),
  version: text.describe('of galleyproof'),
  files: z.array(
    z.strictObject({
      path: text.describe('for JSONL with # and the 1-based line'),
      sha256: text.describe('of the bytes that were read'),
      encoding: text,
      language: text.describe('ISO 639-1, or und'),
      verdict: z.enum(['clean', 'edited', 'flagged', 'no-article']),
      scores: z.strictObject({
        spun: share.describe('probability that the text is synonym-spun'),
        boilerplate: share.describe('share of the words proposed for deletion'),
      }),
      metadata,
      findings: z.array(finding),
    }),
  ),
  summary: z.strictObject({
    files: count,
    verdicts: z.strictObject({ clean: count, edited: count, flagged: count, 'no-article': count }),
    safe: count.describe('proposed findings of this safety'),
    review: count,
    report: count,
    rules: z.record(text, count).describe('proposed findings by rule'),
  }),
  learned: z
    .array(
      z.strictObject({
        site: text,
        articles: count,
        lines: count,
        examples: z.array(z.strictObject({ line: text, df: count })),
      }),
    )
    .optional()
    .describe('what the articles of the run taught about their sites'),
});
