/** `localStorage` where it may be used, else memory. Pages without it, as in sandboxed frames, work all the same. */
const memory: Record<string, string> = {};

export function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return memory[key];
  }
}

export function write(key: string, value: string | undefined): void {
  try {
    if (value === undefined) {
      localStorage.removeItem(key);
    } else {
      localStorage.setItem(key, value);
    }
  } catch {
    memory[key] = value ?? '';
  }
}

/** A random UUID. `crypto.randomUUID` is not there on pages over plain HTTP. */
export function uuid(): string {
  return '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, (c) =>
    (Number(c) ^ ((crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) & (15 >> (Number(c) / 4)))).toString(16),
  );
}
