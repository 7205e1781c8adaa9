import path from 'node:path';
import { type ActiveRule, foldText } from '../engine/candidates.ts';
import type { Preset, Resources, Rule } from '../engine/rule.ts';
import { DEFAULT_SECONDS } from '../engine/time-budget.ts';
import { ConfigError, suggestion } from './errors.ts';
import type { Layer } from './layers.ts';
import type { LoadedConfig } from './load.ts';
import type { Config, LayerConfig, RuleSetting } from './schema.ts';

/** What holds for one file. Files with the same layers share one object, so rules are made once. */
export interface Settings {
  readonly rules: readonly ActiveRule[];
  /** Folded phrases that must never be touched. */
  readonly allow: readonly string[];
  readonly site: string | undefined;
  /** The texts are whole pages. */
  readonly fullPage: boolean;
  /** Seconds of computing for an article, and again for each megabyte of it; 0: no limit. */
  readonly timeBudget: number;
}

const PRESET_RANK: Readonly<Record<Preset | 'none', number>> = {
  none: 0,
  recommended: 1,
  strict: 2,
  preview: 3,
  off: 9,
};

/** Resolves a config for paths; layers are globs relative to the config file. */
export class SettingsResolver {
  readonly #rules: readonly Rule[];
  readonly #config: Config;
  readonly #root: string;
  readonly #layers: readonly Layer[];
  readonly #cache = new Map<string, Settings>();
  readonly #resources: Resources;

  /**
   * @param resources what every rule is made with beside its options.
   * @param layers those of the config, see `layersOf`.
   * @throws ConfigError when the config names a rule, family or option that does not exist.
   */
  constructor(
    rules: readonly Rule[],
    loaded?: LoadedConfig,
    resources: Resources = new Map(),
    layers: readonly Layer[] = [],
  ) {
    this.#rules = rules;
    this.#resources = resources;
    this.#config = loaded?.config ?? {};
    this.#root = loaded?.root ?? process.cwd();
    this.#layers = layers;
    const where = (keys: readonly (string | number)[]): string => loaded?.where?.(keys) ?? (loaded?.file || 'config');
    checkNames(this.#config, rules, where);
    for (const [index, { layer }] of layers.entries()) {
      checkNames(layer, rules, (keys) => where(['layers', index, ...keys]));
    }
  }

  /** Settings for a file; `undefined` stands for text without a name. */
  for(file: string | undefined): Settings {
    const active = this.#activeFor(file);
    const key = active.join();
    let settings = this.#cache.get(key);
    if (!settings) {
      settings = this.#make([this.#config, ...this.#layers.filter((_, i) => active[i]).map(({ layer }) => layer)]);
      this.#cache.set(key, settings);
    }
    return settings;
  }

  /** Names the layers that hold for a file: equal for files with equal settings. */
  keyOf(file: string | undefined): string {
    return this.#activeFor(file).join();
  }

  #activeFor(file: string | undefined): boolean[] {
    const relative =
      file === undefined ? undefined : path.relative(this.#root, path.resolve(file)).replaceAll('\\', '/');
    return this.#layers.map(({ matches }) => relative !== undefined && matches(relative));
  }

  #make(layers: readonly LayerConfig[]): Settings {
    const preset = layers.findLast((layer) => layer.preset !== undefined)?.preset ?? 'recommended';
    const rules: ActiveRule[] = [];
    this.#rules.forEach((rule, order) => {
      const family = rule.id.slice(0, rule.id.indexOf('/'));
      let enabled = PRESET_RANK[rule.preset] <= PRESET_RANK[preset];
      let active: Pick<ActiveRule, 'safety' | 'severity'> = {};
      let options = rule.options;
      for (const layer of layers) {
        for (const name of [family, rule.id]) {
          const setting = layer.rules?.[name];
          if (setting === undefined) continue;
          const given = normalise(setting, name === rule.id);
          // A family name moves the rules that are on; it does not wake the ones that are off by default.
          if (given.enabled !== undefined && (name === rule.id || rule.preset !== 'off' || !given.enabled))
            enabled = given.enabled;
          if (given.safety) active = { ...active, safety: given.safety };
          if (given.severity) active = { ...active, severity: given.severity };
          if (given.options) options = { ...options, ...given.options };
        }
      }
      if (enabled) rules.push({ rule, order, check: rule.create({ options, resources: this.#resources }), ...active });
    });
    return {
      rules,
      allow: layers
        .flatMap((layer) => layer.allowTerms ?? [])
        .map(foldText)
        .filter(Boolean),
      site: layers.findLast((layer) => layer.site !== undefined)?.site,
      fullPage: layers.findLast((layer) => layer.fullPage !== undefined)?.fullPage ?? false,
      timeBudget: layers.findLast((layer) => layer.timeBudget !== undefined)?.timeBudget ?? DEFAULT_SECONDS,
    };
  }
}

/** An object for one rule turns it on unless it says otherwise; for a family it only changes what is on anyway. */
function normalise(setting: RuleSetting, isRule: boolean): Exclude<RuleSetting, boolean | string> {
  if (typeof setting === 'boolean') return { enabled: setting };
  if (setting === 'off') return { enabled: false };
  if (setting === 'on') return { enabled: true };
  if (typeof setting === 'string') return { enabled: true, safety: setting };
  return isRule ? { ...setting, enabled: setting.enabled ?? true } : setting;
}

type Where = (keys: readonly (string | number)[]) => string;

/** @throws ConfigError for a rule, family or option that does not exist, and for an option of the wrong kind. */
function checkNames(layer: LayerConfig, rules: readonly Rule[], where: Where): void {
  const families = [...new Set(rules.map((one) => one.id.slice(0, one.id.indexOf('/'))))];
  for (const [id, setting] of Object.entries(layer.rules ?? {})) {
    const rule = rules.find((one) => one.id === id);
    if (!rule && !families.includes(id)) {
      const ids = rules.map((one) => one.id);
      const hint = id.includes('/')
        ? suggestion(id, ids)
        : suggestion(id, families) || '; a phrase that must stay belongs into “allowTerms”';
      throw new ConfigError(`${where(['rules', id])} there is no rule “${id}”${hint}`);
    }
    if (typeof setting !== 'object') continue;
    for (const [key, value] of Object.entries(setting.options ?? {}))
      checkOption(id, rule, key, value, where(['rules', id, 'options', key]));
  }
}

function checkOption(id: string, rule: Rule | undefined, key: string, value: unknown, place: string): void {
  if (!rule) throw new ConfigError(`${place} “${id}” is a family, and options belong to one rule`);
  const known = Object.keys(rule.options);
  if (!known.includes(key))
    throw new ConfigError(`${place} rule ${id} has no option “${key}”${suggestion(key, known)}`);
  const wanted = kindOf(rule.options[key]);
  if (kindOf(value) !== wanted)
    throw new ConfigError(`${place} option “${key}” of rule ${id} must be ${wanted}, not ${kindOf(value)}`);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return { boolean: 'true or false', number: 'a number', string: 'a text' }[typeof value as string] ?? 'an object';
}
