import type { Scheme } from '../../app/theme/tokens';

/**
 * Ten colours, each at least 3:1 from its background, any two of which are told apart at the width of a line: in OKLab at
 * least 0.12 from each other, and 0.065 as protanopes and deuteranopes see them. Grey is the last.
 */
const PALETTE: Record<Scheme, readonly string[]> = {
  light: ['#20098c', '#0d83e8', '#1b90a1', '#48440b', '#a49214', '#bf4e1c', '#db1976', '#65374a', '#ad00b0', '#6b6b6b'],
  dark: ['#4793ea', '#57d9f1', '#55d48c', '#5c8500', '#d5f0a9', '#c88f06', '#e0707a', '#a04b51', '#f6b2c7', '#a8a8a8'],
};

/** FNV-1a: short, and even for short texts. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193) >>> 0;
  }

  return value;
}

/** Colours for a few things that stand beside each other, such as layers of bars; the first ones differ most. */
export function colorAt(index: number, scheme: Scheme): string {
  const order = [2, 0, 5, 1, 7, 9, 3, 6, 4, 8];
  return PALETTE[scheme][order[index % order.length] ?? 0] ?? '#888888';
}

/** The colour that a user, package or scope has everywhere. */
export function colorOf(id: string, scheme: Scheme): string {
  const colors = PALETTE[scheme];
  return colors[hash(id) % colors.length] ?? '#888888';
}

/**
 * Colours of ids that stand together, no two alike as long as the palette has some left: the own colour of each where it is
 * free, the next free one for those whose colour is taken. By id and not by place, so that another order changes nothing.
 */
export function distinctColors(ids: readonly string[], scheme: Scheme, mayBeGrey = true): ReadonlyMap<string, string> {
  const colors = mayBeGrey ? PALETTE[scheme] : PALETTE[scheme].slice(0, -1);
  const taken = new Set<string>();
  const given = new Map<string, string>();
  const give = (id: string, color: string) => {
    given.set(id, color);
    taken.add(color);
  };
  const sorted = [...new Set(ids)].sort();
  for (const id of sorted) {
    const own = colorOf(id, scheme);
    if (colors.includes(own) && !taken.has(own)) {
      give(id, own);
    }
  }

  for (const id of sorted.filter((one) => !given.has(one))) {
    const first = hash(id) % colors.length;
    const free = [...colors.slice(first), ...colors.slice(0, first)].find((color) => !taken.has(color));
    give(id, free ?? colorOf(id, scheme));
  }

  return given;
}
