import type { FilterName } from './types';
import type { TablePatch } from './useTableState';

/** What narrows and orders a table as texts, `sort:-events`, so that it has a place in an address beside that of others. */
export function ownTexts(held: TablePatch): string[] {
  return Object.entries(held).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly string[]) : value ? [value as string] : []).map(
      (one) => `${name}:${one}`,
    ),
  );
}

/** The same read again. What no column knows is dropped. */
export function ownState(texts: readonly string[], lists: ReadonlySet<FilterName>): TablePatch {
  const held: Record<string, string | string[]> = {};
  for (const text of texts) {
    const at = text.indexOf(':');
    const [name, value] = [text.slice(0, at), text.slice(at + 1)];
    if (lists.has(name as FilterName)) {
      held[name] = [...(held[name] ?? []), value];
    } else if (/^(sort|search|columns|own-\d+-(from|to))$/.test(name)) {
      held[name] = value;
    }
  }

  return held as TablePatch;
}
