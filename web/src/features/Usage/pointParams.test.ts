import { describe, expect, it } from 'vitest';
import type { PointSelected } from '../../app/filters/show';
import { pointSearch } from './pointParams';

function point(hour: number, user: string, owner: string, thing = owner): PointSelected {
  const from = `2026-03-01T0${String(hour)}:00:00.000Z`;
  const to = `2026-03-01T0${String(hour + 1)}:00:00.000Z`;
  return { kind: 'point', of: 'package', from, to, user, package: owner, thing };
}

describe('the rectangle around points', () => {
  it('of one point is that point', () => {
    expect(pointSearch({ period: '7d', org: ['acme'] }, [point(3, 'u1', 'Chem')])).toMatchObject({
      org: ['acme'],
      from: '2026-03-01T03:00:00.000Z',
      to: '2026-03-01T04:00:00.000Z',
      user: ['u1'],
      package: ['Chem'],
    });
  });

  it('reaches from the first to the last, over all things and users', () => {
    const all = pointSearch({}, [point(3, 'u2', 'Chem'), point(1, 'u1', 'Geo'), point(2, 'u1', 'Chem')]);
    expect([all.from, all.to]).toEqual(['2026-03-01T01:00:00.000Z', '2026-03-01T04:00:00.000Z']);
    expect([all.user, all.package]).toEqual([
      ['u1', 'u2'],
      ['Chem', 'Geo'],
    ]);
  });

  it('of functions asks for the functions in their packages, and of kinds for kinds in any', () => {
    const one = pointSearch({}, [{ ...point(1, 'u1', 'Chem', 'Chem:search'), of: 'function' }]);
    expect([one.package, one.function]).toEqual([['Chem'], ['Chem:search']]);
    const kind = pointSearch({ package: ['Geo'] }, [{ ...point(1, 'u1', '', 'audit'), of: 'kind' }]);
    expect([kind.package, kind.kind]).toEqual([['Geo'], ['audit']]);
  });

  it('keeps nothing of how the page is shown', () => {
    expect(pointSearch({ tab: 'calls', bucket: 'day', show: ['x'] }, [point(1, 'u', 'p')])).toMatchObject({
      tab: undefined,
      bucket: undefined,
      show: undefined,
    });
  });
});
