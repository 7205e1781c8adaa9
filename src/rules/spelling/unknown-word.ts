import type { Draft } from '../../engine/finding.ts';
import type { Check, Rule } from '../../engine/rule.ts';
import { defineRule } from '../../engine/rule.ts';
import { importOutside } from '../../outside.ts';

/**
 * retext-spell through the plugin door. Loaded only when the config turns the rule on: a dictionary costs half a second and 30 MB, which no other
 * rule should pay for.
 */
export const unknownWord: Rule = defineRule({
  id: 'spelling/unknown-word',
  phase: 'words',
  scope: 'document',
  safety: 'report',
  severity: 'info',
  preset: 'off',
  needs: ['async'],
  options: {
    /** `en` (American) or `en-gb`. */
    dictionary: 'en',
    /** Words to accept. */
    personal: [] as string[],
    /** Suggestions cost up to a quarter of a second per word. */
    suggestions: false,
  },
  docs: {
    summary: 'Words that are not in the dictionary.',
    why: 'Scraping damages words: lost characters, joined words, swapped letters. Names are unknown to dictionaries too, so this only informs.',
    fix: 'Check the word against the source; add names to “personal”.',
    bad: [{ text: 'The goverment resigned on Monday.' }],
    good: ['The government resigned on Monday.'],
  },
  create: ({ options }) => {
    let check: Promise<Check> | undefined;
    return async (context) => {
      check ??= load(options);
      // retext-spell warns; here the config, or else this rule, says how loud an unknown word is.
      const report = ({ severity: _, ...draft }: Draft): void => context.report(draft);
      await (await check)({ ...context, report });
    };
  },
});

interface SpellOptions {
  readonly dictionary: string;
  readonly personal: readonly string[];
  readonly suggestions: boolean;
}

async function load({ dictionary, personal, suggestions }: SpellOptions): Promise<Check> {
  const [{ default: retextSpell }, { default: words }, { fromRetext }] = await Promise.all([
    import('retext-spell'),
    dictionary === 'en-gb'
      ? importOutside<typeof import('dictionary-en-gb')>('dictionary-en-gb')
      : importOutside<typeof import('dictionary-en')>('dictionary-en'),
    import('../../retext/from-plugin.ts'),
  ]);
  const options = { dictionary: words, personal: personal.join('\n'), ...(suggestions ? {} : { max: -1 }) };
  return fromRetext({ id: 'spelling/unknown-word', plugin: [retextSpell, options] }).create({ options: {} });
}
