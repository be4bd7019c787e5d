/** `localStorage` where it may be used and has room, else memory. Pages without it, as in sandboxed frames, work all the same. */
const memory = new Map<string, string>();

export function read(key: string): string | undefined {
  try {
    return memory.get(key) ?? localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function write(key: string, value: string | undefined): void {
  memory.delete(key);
  try {
    if (value === undefined) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    memory.set(key, value ?? '');
  }
}

/** A random UUID. `crypto.randomUUID` is not there on pages over plain HTTP. */
export function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (+c ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (+c / 4)))).toString(16),
  );
}
