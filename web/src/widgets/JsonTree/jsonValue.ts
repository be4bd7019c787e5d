/** A number as the document spells it, where the browser's own would lose digits: `12345678901234567890`. */
export class SpelledNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type JsonValue = string | number | boolean | null | SpelledNumber | JsonValue[] | { [key: string]: JsonValue };

interface Context {
  readonly source?: string;
}

type Reviver = (this: unknown, key: string, value: JsonValue, context?: Context) => JsonValue;

const keepSpelling: Reviver = (_, value, context) =>
  typeof value === 'number' && context?.source !== undefined && isLossy(value, context.source)
    ? new SpelledNumber(context.source)
    : value;

function isLossy(value: number, source: string): boolean {
  return !Number.isFinite(value) || (/^-?\d+$/.test(source) && !Number.isSafeInteger(value));
}

/** Reads JSON text; undefined when it is none. */
export function readJson(text: string): JsonValue | undefined {
  try {
    // The third parameter of a reviver (ES2025) is not in the library's types yet.
    return JSON.parse(text, keepSpelling as (this: unknown, key: string, value: unknown) => unknown) as JsonValue;
  } catch {
    return undefined;
  }
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
