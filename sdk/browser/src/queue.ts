import type { Item } from './wire';

/** Events that wait, in order, shared by all tabs of the origin. What is in it survives the tab and the browser. */
export interface Queue {
  /** Puts an item at the end and says which place it has. */
  add(item: Item): Promise<number>;
  /** The first items. */
  first(most: number): Promise<Item[]>;
  remove(places: number[]): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const STORE = 'events';

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'n', autoIncrement: true });
  return done(request);
}

/** Where there is no IndexedDB, events wait in memory. */
function inMemory(): Queue {
  let items: Item[] = [];
  let last = 0;
  return {
    add: async (item) => items.push({ ...item, n: ++last }) && last,
    first: async (most) => items.slice(0, most),
    remove: async (places) => void (items = items.filter((i) => !places.includes(i.n ?? 0))),
    count: async () => items.length,
    clear: async () => void (items = []),
  };
}

/** Opens the queue of this name. */
export async function openQueue(name: string): Promise<Queue> {
  try {
    const db = await open(name);
    // A page of a newer kit must not wait for this one.
    db.onversionchange = () => db.close();
    const store = (mode: IDBTransactionMode): IDBObjectStore => db.transaction(STORE, mode).objectStore(STORE);
    return {
      add: async (item) => (await done(store('readwrite').add(item))) as number,
      first: (most) => done(store('readonly').getAll(undefined, most) as IDBRequest<Item[]>),
      remove: async (places) => {
        const events = store('readwrite');
        await Promise.all(places.map((n) => done(events.delete(n))));
      },
      count: () => done(store('readonly').count()),
      clear: async () => void (await done(store('readwrite').clear())),
    };
  } catch {
    return inMemory();
  }
}
