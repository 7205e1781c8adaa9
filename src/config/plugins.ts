import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pluggable } from 'unified';
import { defineRule, type Rule } from '../engine/rule.ts';
import { importOutside } from '../outside.ts';
import { fromRetext } from '../retext/from-plugin.ts';
import { ConfigError } from './errors.ts';
import type { Config } from './schema.ts';

/**
 * Loads the retext plugins that a config names, as seen from the folder of the config. Naming a plugin is the opt-in to run its code.
 * @throws ConfigError when a plugin cannot be loaded.
 */
export async function pluginRules(plugins: NonNullable<Config['plugins']>, root: string): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const plugin of plugins) {
    const { use, options, safety } =
      typeof plugin === 'string' ? { use: plugin, options: undefined, safety: undefined } : plugin;
    const loaded = await load(use, root);
    rules.push(
      fromRetext({
        id: ruleId(use),
        plugin: (options === undefined ? loaded : [loaded, options]) as Pluggable,
        ...(safety ? { safety } : {}),
      }),
    );
  }
  return rules;
}

/** Rules that stand for plugins which must not be loaded, so that a config that speaks of them stays valid. They find nothing. */
export function silentPluginRules(plugins: NonNullable<Config['plugins']>): Rule[] {
  return plugins.map((plugin) => {
    const id = ruleId(typeof plugin === 'string' ? plugin : plugin.use);
    const docs = { summary: `The plugin behind ${id} is not loaded here.`, why: '', fix: '', bad: [], good: [] };
    return defineRule({ id, phase: 'words', scope: 'document', safety: 'report', docs, create: () => () => {} });
  });
}

/** `retext-repeated-words` is the rule `plugin/repeated-words`. */
function ruleId(use: string): string {
  const name = path
    .basename(use)
    .replace(/^retext-/, '')
    .replace(/\.[cm]?js$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '');
  return `plugin/${name || 'unnamed'}`;
}

async function load(use: string, root: string): Promise<unknown> {
  const plugin = await importDefault(use, root);
  if (typeof plugin === 'function') return plugin;
  throw new ConfigError(`plugins: “${use}” has no retext plugin as its default export; mend the name`);
}

async function importDefault(use: string, root: string): Promise<unknown> {
  try {
    const target =
      use.startsWith('.') || path.isAbsolute(use)
        ? path.resolve(root, use)
        : createRequire(path.join(root, 'config.js')).resolve(use);
    return (await importOutside<{ default: unknown }>(pathToFileURL(target).href)).default;
  } catch (error) {
    throw new ConfigError(
      `plugins: cannot load “${use}” from ${root} (${(error as Error).message.split('\n')[0]}); install it there or mend the name`,
    );
  }
}
