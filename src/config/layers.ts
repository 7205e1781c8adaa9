import picomatch from 'picomatch';
import type { Config, LayerConfig } from './schema.ts';

/** A layer of a config with the test of its globs. */
export interface Layer {
  readonly layer: LayerConfig;
  /** Does it hold for a path, relative to the folder of the config, with `/` between its parts? */
  readonly matches: (path: string) => boolean;
}

/** A module of its own, because most runs have no layers, and loading what reads globs takes longer than checking two articles. */
export function layersOf(layers: NonNullable<Config['layers']>): Layer[] {
  return layers.map((layer) => ({
    layer,
    matches: picomatch(layer.files, { dot: true, ignore: layer.ignore ?? [] }),
  }));
}
