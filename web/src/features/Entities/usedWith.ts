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

/** Sources on the left, products on the right, all else above and below: so an arrow goes from left to right. */
export function placed(neighbors: readonly Neighbor[], width: number, height: number): Placed[] {
  const column = (role: Neighbor['role'], x: number) => {
    const of = neighbors.filter((one) => one.role === role);
    return of.map((neighbor, i) => ({ neighbor, x, y: (height * (i + 1)) / (of.length + 1) }));
  };
  const beside = neighbors.filter(({ role }) => role === 'beside');
  const rows = beside.map((neighbor, i) => ({
    neighbor,
    x: (width * (Math.floor(i / 2) + 1)) / (Math.ceil(beside.length / 2) + 1),
    y: i % 2 === 0 ? 14 : height - 14,
  }));
  return [...column('source', 70), ...column('product', width - 70), ...rows];
}
