/** Galleyproof in a unified pipeline: `unified().use(retextEnglish).use(galley).use(retextStringify)`. */
export { fromRetext, type PluginRuleOptions } from './retext/from-plugin.ts';
export { galleyProcessor, type RetextGalleyOptions, retextGalley as default, retextGalley } from './retext/plugin.ts';
