/** Where the starter of the command leaves its own `import`: code that runs from bytecode has none. */
const DOOR = Symbol.for('galleyproof.import');

type Import = (specifier: string) => Promise<unknown>;

/** Loads a package or file that is not part of galley: a dictionary, a native module, a plugin. Native `import` in the library; in the command that of its starter. */
export function importOutside<T>(specifier: string): Promise<T> {
  const door = (globalThis as { [DOOR]?: Import })[DOOR];
  return (door ? door(specifier) : import(/* @vite-ignore */ specifier)) as Promise<T>;
}
