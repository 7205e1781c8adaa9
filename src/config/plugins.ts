import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Pluggable } from 'unified';
import { defineRule, type Rule } from '../engine/rule.ts';
import { importOutside } from '../outside.ts';
import { fromRetext } from '../retext/from-plugin.ts';
import { ConfigError } from './errors.ts';
import { resolveImport } from './resolve-import.ts';
import type { Config } from './schema.ts';

/**
 * Loads the retext plugins that a config names, as seen from the folder of the config. This runs their code.
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

/**
 * What is said instead of running plugins of a config that nobody named: it lay in a folder, and whoever filled that folder may be a stranger.
 * @param where `file:line:col` of the plugins.
 */
export function refusal(plugins: NonNullable<Config['plugins']>, where: string): ConfigError {
  const names = plugins.map((plugin) => `“${typeof plugin === 'string' ? plugin : plugin.use}”`).join(', ');
  return new ConfigError(
    `${where} plugins are code, and this config was found, not named, so ${names} will not run; if you trust it, say so with --plugins (in programs: plugins: true) or name it with --config, else leave it out with --no-config`,
  );
}

/** Rules that stand for plugins which must not be loaded, so that a config that speaks of them stays valid. They find nothing. */
export function silentPluginRules(plugins: NonNullable<Config['plugins']>): Rule[] {
  return plugins.map((plugin) => {
    const { use, safety = 'report' } = typeof plugin === 'string' ? { use: plugin } : plugin;
    const id = ruleId(use);
    const docs = { summary: `Messages of the retext plugin behind ${id}.`, why: '', fix: '', bad: [], good: [] };
    const severity = 'info';
    return defineRule({ id, phase: 'words', scope: 'document', safety, severity, docs, create: () => () => {} });
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
    const target = use.startsWith('.') || path.isAbsolute(use) ? path.resolve(root, use) : resolveImport(use, root);
    return (await importOutside<{ default: unknown }>(pathToFileURL(target).href)).default;
  } catch (error) {
    throw new ConfigError(
      `plugins: cannot load “${use}” from ${root} (${(error as Error).message.split('\n')[0]}); install it there or mend the name`,
    );
  }
}
