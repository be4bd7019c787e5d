import { describe, expect, it } from 'vitest';
import type { GraphRow } from '../../api/schema';
import { neighborsOf, placed } from './usedWith';

function pair(from: string, to: string, made: boolean): GraphRow {
  const [fromKind = '', fromId = ''] = from.split(':');
  const [toKind = '', toId = ''] = to.split(':');
  return {
    from_kind: fromKind,
    from_id: fromId,
    from_name: fromId,
    to_kind: toKind,
    to_id: toId,
    to_name: toId,
    made,
    scope: 'run:query',
    count: 1,
    first: '',
    last: '',
    total: 3,
  };
}

const rows = [
  pair('query:q1', 'dataset:7', true),
  pair('dataset:7', 'model:m', true),
  pair('dataset:7', 'user:u', false),
];

describe('what a thing was used with', () => {
  it('is the other side of its pairs: what it was made of, what was made of it, and what stood beside it', () => {
    const found = neighborsOf(rows, 'dataset', '7').map(({ kind, id, role }) => `${kind} ${id} ${role}`);
    expect(found).toEqual(['query q1 source', 'model m product', 'user u beside']);
  });

  it('stands left, right, and above or below', () => {
    const [source, product, beside] = placed(neighborsOf(rows, 'dataset', '7'), 600, 200);
    expect([source?.x, source?.y]).toEqual([70, 100]);
    expect([product?.x, product?.y]).toEqual([530, 100]);
    expect([beside?.x, beside?.y]).toEqual([300, 14]);
  });
});
