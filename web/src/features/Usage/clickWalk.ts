import type { ClickNode } from './clickTree';

/** Levels that are drawn at once. */
export const LEVELS = 2;

/** Where the keys stand among the parts that are drawn: the place in each level, from the outermost. */
export type Cursor = readonly number[];

/** The parts inside of one, by the names that lead to it; as far as they do. */
export function partsOf(
  tree: readonly ClickNode[],
  names: readonly string[],
): { within: string[]; parts: readonly ClickNode[] } {
  const within: string[] = [];
  let parts = tree;
  for (const name of names) {
    const next = parts.find((node) => node.name === name);
    if (!next || next.children.length === 0) {
      break;
    }

    within.push(name);
    parts = next.children;
  }

  return { within, parts };
}

/** The parts on the way to where the keys stand, the last of them being it; none when it is not there any more. */
export function wayTo(parts: readonly ClickNode[], cursor: Cursor): ClickNode[] {
  const way: ClickNode[] = [];
  let level = parts;
  for (const place of cursor) {
    const node = level[place];
    if (!node) {
      return [];
    }

    way.push(node);
    level = node.children;
  }

  return way;
}

/** The same by names, as far as they lead. */
export function wayBy(parts: readonly ClickNode[], names: readonly string[]): ClickNode[] {
  const way: ClickNode[] = [];
  for (const name of names) {
    const node = (way.at(-1)?.children ?? parts).find((part) => part.name === name);
    if (!node) {
      break;
    }

    way.push(node);
  }

  return way;
}

/** Where a key leads; null when it leads nowhere. */
export function stepped(parts: readonly ClickNode[], cursor: Cursor | null, key: string): Cursor | null {
  const way = cursor ? wayTo(parts, cursor) : [];
  const node = way.at(-1);
  if (!cursor || !node) {
    return ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'Home', 'End'].includes(key) && parts.length > 0 ? [0] : null;
  }

  const outer = cursor.slice(0, -1);
  const last = (way.at(-2)?.children ?? parts).length - 1;
  const place = cursor.at(-1) ?? 0;
  const places: Record<string, number> = {
    ArrowRight: Math.min(place + 1, last),
    ArrowLeft: Math.max(place - 1, 0),
    Home: 0,
    End: last,
  };
  const there = places[key];
  if (there !== undefined) {
    return [...outer, there];
  }

  if (key === 'ArrowDown') {
    return cursor.length < LEVELS && node.children.length > 0 ? [...cursor, 0] : cursor;
  }

  return key === 'ArrowUp' && outer.length > 0 ? outer : null;
}
