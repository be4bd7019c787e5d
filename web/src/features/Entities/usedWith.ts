import type { GraphRow } from '../../api/schema';

/** What a thing was used with. */
export interface Neighbor {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
  /** `source`: the thing was made of it; `product`: it was made of the thing. */
  readonly role: 'source' | 'product' | 'beside';
  readonly row: GraphRow;
}

/** The other side of each pair that a thing is in. */
export function neighborsOf(rows: readonly GraphRow[], kind: string, id: string): Neighbor[] {
  return rows.map((row) => {
    const isFirst = row.from_kind === kind && row.from_id === id;
    const role = row.made ? (isFirst ? 'product' : 'source') : 'beside';
    return isFirst
      ? { kind: row.to_kind, id: row.to_id, name: row.to_name, role, row }
      : { kind: row.from_kind, id: row.from_id, name: row.from_name, role, row };
  });
}

export const ROLES: Readonly<Record<Neighbor['role'], string>> = {
  source: 'This was made of it',
  product: 'Made of this',
  beside: 'Used together',
};

export interface Placed {
  readonly neighbor: Neighbor;
  readonly x: number;
  readonly y: number;
}

/** Where things stand, and how large it all gets. */
export interface Placing {
  readonly places: readonly Placed[];
  readonly height: number;
  /** Where the thing itself stands. */
  readonly middle: number;
  /** Most characters of a name. */
  readonly letters: number;
}

const LINE = 28;
const LETTER = 7;
const FRAME = 16;
const GAP = 8;
const LEAST = 3;
const NARROW = 480;

/** How wide a name with its frame is. */
export function widthOf(letters: number): number {
  return letters * LETTER + FRAME;
}

/** Sources on the left, products on the right, all else in lines above and below: so an arrow goes from left to right. Nothing covers another. */
export function placed(neighbors: readonly Neighbor[], width: number): Placing {
  const letters = width < NARROW ? 10 : 18;
  const box = widthOf(letters);
  const of = (role: Neighbor['role']) => neighbors.filter((one) => one.role === role);
  const lines = linesOf(of('beside'), Math.max(Math.floor(width / (box + GAP)), 1));
  const above = lines.filter((_, i) => i % 2 === 0);
  const below = lines.filter((_, i) => i % 2 === 1);
  const column = Math.max(of('source').length, of('product').length, LEAST);
  const [top, inner] = [above.length * LINE, column * LINE];
  const sides = (
    [
      ['source', box / 2],
      ['product', width - box / 2],
    ] as const
  ).flatMap(([role, x]) => {
    const those = of(role);
    return those.map((neighbor, i) => ({ neighbor, x, y: top + (inner * (i + 0.5)) / those.length }));
  });
  const rows = (some: readonly (readonly Neighbor[])[], from: number) =>
    some.flatMap((line, i) =>
      line.map((neighbor, j) => ({
        neighbor,
        x: (width * (j + 0.5)) / line.length,
        y: from + LINE * (i + 0.5),
      })),
    );
  return {
    places: [...sides, ...rows(above, 0), ...rows(below, top + inner)],
    height: top + inner + below.length * LINE,
    middle: top + inner / 2,
    letters,
  };
}

function linesOf<T>(things: readonly T[], most: number): T[][] {
  const count = Math.ceil(things.length / most);
  const each = count === 0 ? 0 : Math.ceil(things.length / count);
  return Array.from({ length: count }, (_, i) => things.slice(i * each, (i + 1) * each));
}
