import { z } from 'zod';

/** The config file; every key is optional, an unknown one is an error. */
const setting = z
  .union([
    z.boolean().describe('true: on with its defaults; false: off'),
    z.enum(['off', 'on', 'safe', 'review', 'report']).describe('off, on, or on with this safety'),
    z.strictObject({
      enabled: z.boolean().optional(),
      safety: z.enum(['safe', 'review', 'report']).optional(),
      severity: z.enum(['error', 'warning', 'info']).optional(),
      options: z.record(z.string(), z.unknown()).optional(),
    }),
  ])
  .describe('How a rule, or with a family name all rules of a family, is run');

const preset = z
  .enum(['recommended', 'strict', 'preview', 'none'])
  .describe(
    'recommended: measured, precise rules; strict: more; preview: all that are not off by default; none: only rules named below',
  );

const globs = z.array(z.string().min(1));

const common = {
  preset: preset.optional(),
  rules: z.record(z.string(), setting).optional().describe('by rule id (“duplicate/paragraph”) or family (“spin”)'),
  allowTerms: z.array(z.string().min(1)).optional().describe('phrases that must never be touched'),
  site: z.string().optional().describe('domain of the outlet; turns on its site pack'),
  fullPage: z.boolean().optional().describe('the texts are whole pages, not extracted articles, like --full-page'),
  timeBudget: z
    .number()
    .nonnegative()
    .optional()
    .describe(
      'seconds of computing that an article may take, and again for each megabyte of it; then it is left as it is and reported; 0: no limit; default 60',
    ),
};

const plugin = z.union([
  z.string().min(1),
  z.strictObject({
    use: z.string().min(1).describe('package name or path of a retext plugin'),
    options: z.unknown().optional(),
    safety: z.enum(['safe', 'review', 'report']).optional(),
  }),
]);

export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  ...common,
  ignore: globs.optional().describe('files that are never read, as globs relative to the config file'),
  packs: z.array(z.string().min(1)).optional().describe('folders or files with rule packs of your own'),
  plugins: z
    .array(plugin)
    .optional()
    .describe(
      'retext plugins that run as rules: name or path, or { use: name or path, options: of the plugin, safety: of what it finds (report) }; retext-x is the rule plugin/x; they are code, so they run only with --plugins, or when the config was named with --config',
    ),
  spin: z
    .strictObject({
      model: z.string().min(1).optional().describe('n-gram model made by galley train ngrams, instead of ours'),
      lexicon: z
        .array(z.string().min(1))
        .optional()
        .describe('lexicon files (TSV) whose rows stand before ours; a line “!form” takes a form away'),
      folder: z
        .boolean()
        .optional()
        .describe('other articles of a run are evidence for what stood in a spun one; default true'),
    })
    .optional()
    .describe('data for the rules that find and repair synonym-spun text; paths are relative to the config file'),
  textField: z.string().min(1).optional().describe('name of the text field in JSONL, default “text”'),
  profile: z.string().min(1).optional().describe('site profile made by galley learn, relative to the config file'),
  baseline: z
    .string()
    .min(1)
    .optional()
    .describe(
      'known findings that stay silent, made by galley baseline add; default .galley/baseline.jsonl if it is there',
    ),
  decisions: z
    .string()
    .min(1)
    .optional()
    .describe(
      'where galley review keeps decisions; changes rejected there stay silent; default .galley/decisions.jsonl',
    ),
  layers: z
    .array(z.strictObject({ files: globs.min(1), ignore: globs.optional(), ...common }))
    .optional()
    .describe('settings for some files; a later layer wins'),
});

export type Config = z.infer<typeof configSchema>;
export type RuleSetting = z.infer<typeof setting>;
export type LayerConfig = Pick<Config, 'preset' | 'rules' | 'allowTerms' | 'site' | 'fullPage' | 'timeBudget'>;
