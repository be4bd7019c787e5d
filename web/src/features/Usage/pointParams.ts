import type { Params } from '../../api/address';
import { eventParams } from '../../app/filters/params';
import type { Search } from '../../app/filters/search';
import type { PointSelected } from '../../app/filters/show';

/**
 * The rectangle around points: from the first to the last, all of their things, all of their users. What else narrows the page
 * goes on narrowing.
 */
export function pointSearch(search: Search, points: readonly PointSelected[]): Search {
  const of = points[0]?.of ?? 'package';
  const packages = distinct(points.map((point) => point.package).filter((name) => name !== ''));
  return {
    ...search,
    ...CLEARED,
    from: points.map(({ from }) => from).sort()[0],
    to: points
      .map(({ to }) => to)
      .sort()
      .at(-1),
    user: distinct(points.map(({ user }) => user)),
    ...(packages.length > 0 ? { package: packages } : {}),
    ...(of === 'package' ? {} : { [of]: distinct(points.map(({ thing }) => thing)) }),
  };
}

/** What says how a page is shown, and not which events. */
const CLEARED: Search = {
  tab: undefined,
  group: undefined,
  period: undefined,
  bucket: undefined,
  sort: undefined,
  columns: undefined,
  show: undefined,
  drill: undefined,
};

/** The same for the API. */
export function pointParams(search: Search, points: readonly PointSelected[], zone: string): Params {
  return eventParams(pointSearch(search, points), zone);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
