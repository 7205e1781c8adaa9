/** The longest that a page waits for what the browser remembers, in milliseconds; after that it works without. */
const PATIENCE = 2000;

const STORE = 'kept';

/**
 * What the browser remembers from one opening of a page to the next: values under a place and a name.
 *
 * In IndexedDB and one record a value, because `localStorage` of pages opened from a file forgets in Chromium: of 300 reloads right after a
 * write one in fifteen came back without it, for good, and as one long value it took all earlier ones along. IndexedDB lost none of 390.
 * Where a browser forbids it, all values last as long as the page.
 */
export class Memory {
  readonly #base: IDBDatabase | undefined;

  private constructor(base: IDBDatabase | undefined) {
    this.#base = base;
    if (base) base.onversionchange = () => base.close();
  }

  static async open(): Promise<Memory> {
    return new Memory(await orNothing(opened()));
  }

  /** All values of a place under their names; none when the browser will not tell. */
  async read(place: string): Promise<Map<string, unknown>> {
    return (await orNothing(this.#read(place))) ?? new Map();
  }

  /** Keeps a value, or forgets it when it is undefined. On its way when this returns: a reload right after finds it. */
  write(place: string, name: string, value: unknown): void {
    try {
      const transaction = this.#base?.transaction(STORE, 'readwrite');
      const store = transaction?.objectStore(STORE);
      if (value === undefined) store?.delete([place, name]);
      else store?.put(value, [place, name]);
      transaction?.commit();
    } catch {
      // Closed or forbidden: the value lasts as long as the page.
    }
  }

  async #read(place: string): Promise<Map<string, unknown>> {
    const store = this.#base?.transaction(STORE).objectStore(STORE);
    if (!store) return new Map();
    // An array comes after every string, so these are all the keys that begin with the place.
    const range = IDBKeyRange.bound([place], [place, []]);
    const [keys, values] = await Promise.all([answer(store.getAllKeys(range)), answer(store.getAll(range))]);
    return new Map(keys.map((key, index) => [String((key as IDBValidKey[])[1]), values[index]]));
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open('galley-report', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return answer(request);
}

function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** What was promised, or nothing when it fails or does not come in time. */
function orNothing<T>(promise: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve) => {
    promise.then(resolve, () => resolve(undefined));
    setTimeout(() => resolve(undefined), PATIENCE);
  });
}
