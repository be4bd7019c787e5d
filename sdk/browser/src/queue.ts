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

async function open(name: string, closed: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'n', autoIncrement: true });
  const db = await done(request);
  // A page of a newer kit, or who clears the data of the site, must not wait for this one.
  db.onversionchange = db.onclose = () => {
    db.close();
    closed();
  };
  return db;
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
    let db: IDBDatabase | undefined;
    const store = async (mode: IDBTransactionMode): Promise<IDBObjectStore> => {
      db ??= await open(name, () => (db = undefined));
      return db.transaction(STORE, mode).objectStore(STORE);
    };
    await store('readonly');
    return {
      add: async (item) => (await done((await store('readwrite')).add(item))) as number,
      first: async (most) => done((await store('readonly')).getAll(undefined, most) as IDBRequest<Item[]>),
      remove: async (places) => {
        const events = await store('readwrite');
        await Promise.all(places.map((n) => done(events.delete(n))));
      },
      count: async () => done((await store('readonly')).count()),
      clear: async () => void (await done((await store('readwrite')).clear())),
    };
  } catch {
    return inMemory();
  }
}
