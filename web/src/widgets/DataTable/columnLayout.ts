export const LEAST_WIDTH = 56;
export const MOST_WIDTH = 1200;

/** What a browser remembers of a table. */
export interface RememberedLayout {
  readonly columns: readonly string[] | null;
  readonly widths: Readonly<Record<string, number>>;
}

export const NOTHING_REMEMBERED: RememberedLayout = { columns: null, widths: {} };

/** Reads what was stored, by whatever version; what does not fit is left out. */
export function readLayout(text: string | null): RememberedLayout {
  try {
    const stored = JSON.parse(text ?? 'null') as { columns?: unknown; widths?: unknown } | null;
    return {
      columns: Array.isArray(stored?.columns) ? stored.columns.filter((id) => typeof id === 'string') : null,
      widths: readWidths(stored?.widths),
    };
  } catch {
    return NOTHING_REMEMBERED;
  }
}

function readWidths(stored: unknown): Record<string, number> {
  const entries = Object.entries((stored ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    entries.filter((e): e is [string, number] => typeof e[1] === 'number' && e[1] >= LEAST_WIDTH && e[1] <= MOST_WIDTH),
  );
}

/** The first list that names a column which exists: what the address wants, what was chosen earlier, the standard. */
export function shownColumns(
  known: readonly string[],
  ...wishes: readonly (readonly string[] | null | undefined)[]
): readonly string[] {
  for (const wish of wishes) {
    const usable = [...new Set(wish ?? [])].filter((id) => known.includes(id));
    if (usable.length > 0) {
      return usable;
    }
  }

  return known;
}

/** The list with one entry moved by a step. */
export function moved(ids: readonly string[], id: string, step: -1 | 1): readonly string[] {
  const from = ids.indexOf(id);
  const to = from + step;
  return from < 0 || to < 0 || to >= ids.length ? ids : ids.with(from, ids[to] ?? id).with(to, id);
}

/** The list with one entry put in the place of another. */
export function putBefore(ids: readonly string[], id: string, target: string): readonly string[] {
  if (id === target || !ids.includes(id) || !ids.includes(target)) {
    return ids;
  }

  const isForward = ids.indexOf(id) < ids.indexOf(target);
  const others = ids.filter((other) => other !== id);
  const at = others.indexOf(target) + (isForward ? 1 : 0);
  return others.toSpliced(at, 0, id);
}

/** A column added at its usual place, or taken out. The last one stays: a table without columns shows nothing. */
export function withColumn(shown: readonly string[], known: readonly string[], id: string): readonly string[] {
  if (shown.includes(id)) {
    return shown.length > 1 ? shown.filter((other) => other !== id) : shown;
  }

  const later = shown.findIndex((other) => known.indexOf(other) > known.indexOf(id));
  return later < 0 ? [...shown, id] : shown.toSpliced(later, 0, id);
}
