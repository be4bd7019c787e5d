import { describe, expect, it } from 'vitest';
import type { GraphRow } from '../../api/schema';
import { neighborsOf, placed, widthOf } from './usedWith';

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
    const { places, height, middle } = placed(neighborsOf(rows, 'dataset', '7'), 600);
    const [source, product, beside] = places;
    expect([source?.x, source?.y]).toEqual([71, middle]);
    expect([product?.x, product?.y]).toEqual([529, middle]);
    expect([beside?.x, beside?.y]).toEqual([300, 14]);
    expect([height, middle]).toEqual([112, 70]);
  });

  it.each([330, 600, 1200])('covers nothing, %i wide', (width) => {
    const many = Array.from({ length: 8 }, (_, i) => [
      pair(`query:q${String(i)}`, 'dataset:7', true),
      pair('dataset:7', `model:m${String(i)}`, true),
      pair('dataset:7', `user:u${String(i)}`, false),
    ]).flat();
    const { places, height, middle, letters } = placed(neighborsOf(many, 'dataset', '7'), width);
    const boxes = [...places, { x: width / 2, y: middle }];
    for (const [i, a] of boxes.entries()) {
      expect(Math.abs(a.x - width / 2) + widthOf(letters) / 2).toBeLessThanOrEqual(width / 2);
      expect(a.y).toBeGreaterThanOrEqual(11);
      expect(a.y).toBeLessThanOrEqual(height - 11);
      for (const b of boxes.slice(i + 1)) {
        expect(Math.abs(a.x - b.x) >= widthOf(letters) || Math.abs(a.y - b.y) >= 22).toBe(true);
      }
    }
  });
});
