import { z } from 'zod';

/** What callers give and get. The descriptions are what a language model knows of the tools. */
const paths = z
  .array(z.string().min(1))
  .min(1)
  .describe('files or folders below the root; articles are .txt, .md, .html and .jsonl');
const text = z.string().describe('the text of one article, instead of a file');
const name = z.string().default('article.txt').describe('name of that text; its ending tells the format');
const level = z
  .enum(['safe', 'review'])
  .describe('safe: only changes that cannot alter the meaning; review: also those a person should look at');

const finding = z.object({
  id: z.string().describe('stable id'),
  rule: z.string().describe('rule with entry; the tool explain tells more'),
  severity: z.enum(['error', 'warning', 'info']),
  safety: z.enum(['safe', 'review', 'report']).describe('report: never changed in bulk'),
  confidence: z.number().describe('0 to 1'),
  inQuote: z.boolean().describe('inside a quotation: its words must not be changed without the source'),
  line: z.number().int(),
  column: z.number().int(),
  message: z.string(),
  text: z.string().describe('what it is about, shortened'),
  change: z.string().optional().describe('what would be done'),
  evidence: z.array(z.string()),
});

export const check = {
  input: {
    paths: paths.optional(),
    text: text.optional(),
    name,
    max: z.number().int().min(0).default(50).describe('findings at most in the answer'),
  },
  output: {
    files: z.array(
      z.object({
        path: z.string(),
        verdict: z.enum(['clean', 'edited', 'flagged', 'no-article']),
        language: z.string(),
        scores: z.object({
          spun: z.number().describe('probability that a machine swapped words for synonyms'),
          boilerplate: z.number().describe('share of words that would be deleted'),
        }),
        findings: z.array(finding),
      }),
    ),
    summary: z.object({
      articles: z.number().int(),
      safe: z.number().int(),
      review: z.number().int(),
      report: z.number().int(),
      omitted: z.number().int().describe('findings that max left out'),
    }),
    problems: z.array(z.string()).describe('files that could not be read'),
  },
};

export const clean = {
  input: {
    path: z.string().min(1).optional().describe('file below the root'),
    text: text.optional(),
    name,
    level: level.default('review'),
  },
  output: {
    text: z.string().describe('the cleaned text; no file is changed'),
    verdict: z.enum(['clean', 'edited', 'flagged', 'no-article']),
    applied: z.number().int().describe('findings whose changes are in the text'),
    left: z.number().int().describe('findings that a person should look at'),
    metadata: z.record(z.string(), z.unknown()).describe('facts such as date and byline that were taken out'),
  },
};

export const explain = {
  input: { rule: z.string().min(1).describe('for instance duplicate/paragraph, or boilerplate/share/exit-mobile') },
  output: { text: z.string() },
};

export const rules = {
  input: { family: z.string().optional().describe('only this family, for instance spin') },
  output: {
    rules: z.array(
      z.object({
        id: z.string(),
        on: z.boolean(),
        safety: z.enum(['safe', 'review', 'report']),
        severity: z.enum(['error', 'warning', 'info']),
        summary: z.string(),
      }),
    ),
  },
};

export const fix = {
  input: { paths, level: level.default('safe') },
  output: {
    changed: z.array(z.object({ path: z.string(), findings: z.number().int() })),
    unchanged: z.number().int(),
    problems: z.array(z.string()).describe('files that could not be read or written'),
  },
};
