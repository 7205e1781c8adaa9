import { cacheFolder, clearCache, generationsIn } from '../run/cache-store.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

export interface CacheCommandOptions {
  readonly cacheDir?: string;
}

/** `galley cache info`: where the cache lies and what it takes. */
export function cacheInfoCommand({ cacheDir = cacheFolder() }: CacheCommandOptions): number {
  const bytes = generationsIn(cacheDir).reduce((sum, one) => sum + one.bytes, 0);
  print(bytes === 0 ? `${cacheDir}: no cache\n` : `${cacheDir}: ${megabytes(bytes)} MB\n`);
  return EXIT.ok;
}

/** `galley cache clear`: removes it; other files in the folder stay. */
export function cacheClearCommand({ cacheDir = cacheFolder() }: CacheCommandOptions): number {
  print(`${cacheDir}: ${megabytes(clearCache(cacheDir))} MB removed\n`);
  return EXIT.ok;
}

function megabytes(bytes: number): string {
  return (bytes / 1024 / 1024).toFixed(1);
}
