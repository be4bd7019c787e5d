/** A number as the document spells it, where the browser's own would lose digits: `12345678901234567890`. */
export class SpelledNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = string | number | boolean | null | SpelledNumber | JsonValue[] | { [key: string]: JsonValue };

/** Strings, so that digits in them are left alone, and numbers. */
const TOKENS = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Member under which a number's spelling passes through the parser. */
const SPELLING = '\u0000spelling';

/** Reads JSON text; undefined when it is none. */
export function readJson(text: string): JsonValue | undefined {
  const safe = text.replace(TOKENS, (token) => (isLossy(token) ? JSON.stringify({ [SPELLING]: token }) : token));
  try {
    return JSON.parse(safe, (_, value: unknown) => spelled(value) ?? value) as JsonValue;
  } catch {
    return undefined;
  }
}

function isLossy(token: string): boolean {
  if (token.startsWith('"')) {
    return false;
  }

  const value = Number(token);
  return !Number.isFinite(value) || (/^-?\d+$/.test(token) && !Number.isSafeInteger(value));
}

function spelled(value: unknown): SpelledNumber | null {
  const text = value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[SPELLING] : undefined;
  return typeof text === 'string' ? new SpelledNumber(text) : null;
}

/** The members of an object or array; null for everything that has none. */
export function membersOf(value: JsonValue): [key: string, value: JsonValue][] | null {
  if (value === null || typeof value !== 'object' || value instanceof SpelledNumber) {
    return null;
  }

  return Array.isArray(value) ? value.map((member, index) => [String(index), member]) : Object.entries(value);
}

/** A folded object or array in a few words: `{ 3 members }`, `[ 120 items ]`. */
export function summaryOf(value: JsonValue): string {
  const count = membersOf(value)?.length ?? 0;
  const [open, close, one] = Array.isArray(value) ? ['[', ']', 'item'] : ['{', '}', 'member'];
  return count === 0 ? `${open}${close}` : `${open} ${String(count)} ${count === 1 ? one : `${one}s`} ${close}`;
}

/** Scalars as JSON spells them. */
export function scalarText(value: JsonValue): string {
  return value instanceof SpelledNumber ? value.text : JSON.stringify(value);
}

export type ScalarKind = 'string' | 'number' | 'word';

export function kindOfScalar(value: JsonValue): ScalarKind {
  if (typeof value === 'string') {
    return 'string';
  }

  return typeof value === 'number' || value instanceof SpelledNumber ? 'number' : 'word';
}
