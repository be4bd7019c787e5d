import type { Item } from './wire';

/** Events that wait, in order, shared by all tabs of the origin. What is in it survives the tab and the browser. */
export interface Queue {
  /** Puts an item at the end and says which place it has. */
  add(item: Item): Promise<number>;
  /** The first items. */
  first(most: number): Promise<Item[]>;
  remove(items: Item[]): Promise<void>;
  count(): Promise<number>;
  clear(): Promise<void>;
}

const STORE = 'events';

function open(name: string, closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'n', autoIncrement: true });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const db = request.result;
      // A page of a newer kit, or who clears the data of the site, must not wait for this one.
      db.onversionchange = db.onclose = () => {
        db.close();
        closed();
      };
      resolve(db);
    };
  });
}

/** The queue of this name. What IndexedDB does not take, where there is none or no room, waits in memory. */
export function openQueue(name: string): Queue {
  let db: Promise<IDBDatabase> | undefined;
  /** By places below zero, which IndexedDB does not give. */
  let memory: Item[] = [];
  let last = 0;
  const run = async <T>(mode: IDBTransactionMode, what: (events: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const work = (await (db ??= open(name, () => (db = undefined)))).transaction(STORE, mode);
    const request = what(work.objectStore(STORE));
    return new Promise((resolve, reject) => {
      // Only a whole transaction is kept: that there is no room may come out at its end.
      work.oncomplete = () => resolve(request.result);
      work.onabort = () => reject(work.error);
    });
  };
  return {
    add: (item) =>
      run('readwrite', (events) => events.add(item) as IDBRequest<number>).catch(
        () => memory.push({ ...item, n: --last }) && last,
      ),
    first: async (most) => {
      const kept = await run<Item[]>('readonly', (events) => events.getAll(undefined, most)).catch(() => []);
      return [...kept, ...memory].slice(0, most);
    },
    remove: async (items) => {
      const places = items.map((i) => i.n ?? 0);
      memory = memory.filter((i) => !places.includes(i.n ?? 0));
      if (places.some((n) => n > 0)) {
        await run('readwrite', (events) => places.map((n) => events.delete(n))[0] as IDBRequest<undefined>);
      }
    },
    count: async () => (await run('readonly', (events) => events.count()).catch(() => 0)) + memory.length,
    clear: async () => {
      memory = [];
      await run('readwrite', (events) => events.clear()).catch(() => undefined);
    },
  };
}
