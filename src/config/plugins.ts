import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { Pluggable } from 'unified';
import type { Rule } from '../engine/rule.ts';
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
    const { use, options, safety } = typeof plugin === 'string' ? { use: plugin, options: undefined, safety: undefined } : plugin;
    const loaded = await load(use, root);
    const name = path.basename(use).replace(/^retext-/, '').replace(/\.[cm]?js$/, '').toLowerCase().replace(/[^a-z0-9-]+/g, '-');
    rules.push(
      fromRetext({
        id: `plugin/${name}`,
        plugin: (options === undefined ? loaded : [loaded, options]) as Pluggable,
        ...(safety ? { safety } : {}),
      }),
    );
  }
  return rules;
}

async function load(use: string, root: string): Promise<unknown> {
  try {
    const target = use.startsWith('.') || path.isAbsolute(use) ? path.resolve(root, use) : createRequire(path.join(root, 'config.js')).resolve(use);
    return ((await import(pathToFileURL(target).href)) as { default: unknown }).default;
  } catch (error) {
    throw new ConfigError(`plugins: cannot load “${use}” from ${root} (${(error as Error).message.split('\n')[0]}); install it there or mend the name`);
  }
}
