import type { Root } from 'nlcst';
import { retext } from 'retext';
import retextEnglish from 'retext-english';
import type { Pluggable } from 'unified';
import type { Point } from 'unist';
import { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import type { Draft, Safety } from '../engine/finding.ts';
import { PluginError } from '../engine/plugin-error.ts';
import { defineRule, type Rule } from '../engine/rule.ts';

export interface PluginRuleOptions {
  /** Rule id in config and output, `family/name`. */
  readonly id: string;
  readonly plugin: Pluggable;
  /** Most retext plugins give opinions, so nothing they say is applied in bulk unless the config says otherwise. */
  readonly safety?: Safety;
  readonly summary?: string;
  /** Rules that run only when the config names them. */
  readonly preset?: Rule['preset'];
}

/**
 * A retext plugin as a Galleyproof rule: its messages become findings, the name of the message (`ruleId`) their entry, `expected` their
 * replacement. The plugin gets the whole nlcst tree of retext-english, because plugins may look at any of it.
 */
export function fromRetext({
  id,
  plugin,
  safety = 'report',
  summary,
  preset = 'recommended',
}: PluginRuleOptions): Rule {
  return defineRule({
    id,
    phase: 'words',
    scope: 'document',
    safety,
    severity: 'info',
    preset,
    needs: ['async'],
    docs: {
      summary: summary ?? `Messages of the retext plugin behind ${id}.`,
      why: 'A retext plugin speaks through this rule.',
      fix: 'See the documentation of the plugin.',
      bad: [],
      good: [],
    },
    create: () => {
      const processor = retext().use(retextEnglish).use([plugin]).freeze();
      return async ({ article, report }) => {
        const file = new VFile(article.text);
        try {
          await processor.run(processor.parse(file) as Root, file);
        } catch (error) {
          // `file.fail` notes a message, which is a finding like others, and throws it.
          if (!file.messages.includes(error as VFileMessage)) throw new PluginError(failure(id, error));
        }
        for (const message of file.messages) report(draftOf(message, article.text));
      };
    },
  });
}

/** The plugin is not ours, so nobody should report its mistakes to us. */
function failure(id: string, error: unknown): string {
  const reason = String(error instanceof Error ? error.message : error).split('\n')[0];
  return `the retext plugin behind ${id} failed (${reason}); mend it, or turn the rule off`;
}

/** Plugins need not give an offset; line and column are enough. */
function offsetOf({ line, column, offset }: Point, text: string): number {
  if (offset !== undefined) return Math.min(offset, text.length);
  const breaks = /\r\n|\r|\n/g;
  for (let at = 1; at < line; at++) if (!breaks.exec(text)) return text.length;
  return Math.min(breaks.lastIndex + column - 1, text.length);
}

function draftOf(message: VFileMessage, text: string): Draft {
  const { place } = message;
  const start = place ? offsetOf('start' in place ? place.start : place, text) : 0;
  const end = place && 'end' in place ? offsetOf(place.end, text) : start;
  const expected = (message as { expected?: string[] | null }).expected ?? [];
  const [best] = expected;
  return {
    start,
    end: Math.max(start, end),
    message: message.reason,
    severity: message.fatal ? 'error' : message.fatal === false ? 'warning' : 'info',
    ...(message.ruleId ? { entry: message.ruleId } : {}),
    evidence: { source: message.source, note: message.note ?? undefined, url: message.url ?? undefined },
    ...(best === undefined ? {} : { edits: [{ start, end, text: best }], alternatives: expected.slice(0, 3) }),
  };
}
