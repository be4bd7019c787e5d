import type { Scheme } from '../../app/theme/tokens';

/**
 * Ten colours that colour-blind readers can tell apart (after Paul Tol's "muted" scheme), darkened and lightened until each
 * stands out at least 3:1 from its background.
 */
const PALETTE: Record<Scheme, readonly string[]> = {
  light: ['#332288', '#3f86ba', '#2b8a7c', '#117733', '#7a7a22', '#a07d1a', '#c1566a', '#882255', '#aa4499', '#6b6b6b'],
  dark: ['#a99cf5', '#88ccee', '#5fc7b5', '#5fb87c', '#c2c25e', '#ddcc77', '#e58a99', '#d77fa8', '#d487c8', '#b0b0b0'],
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
