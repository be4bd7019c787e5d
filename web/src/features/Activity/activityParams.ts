import type { Params } from '../../api/address';
import type { Search } from '../../app/filters/search';

/** What users do, in the order in which it is shown; named as in the API. */
export const CATEGORIES = [
  ['ide', 'IDE'],
  ['app', 'App'],
  ['tunnel', 'Tunnel'],
  ['web_terminal', 'Web terminal'],
  ['login', 'Login'],
] as const;

/** Widths of the chart of active users. */
export const BUCKETS = ['day', 'week', 'month'] as const;

export type Bucket = (typeof BUCKETS)[number];

/** Hours a week above which a user is counted apart. */
export const STANDARD_ABOVE = 10;

const MOST_ABOVE = 168;

/** Period and the filters that activity knows, as the API takes them. */
export function activityParams(search: Search, period: Params): Params {
  return { ...period, org: search.org, user: search.user, group: search.group, category: search.category };
}

/** Name of a category for people: that of a list, or as the platform writes it. */
export function categoryName(category: string): string {
  return CATEGORIES.find(([id]) => id === category)?.[1] ?? category;
}

/** The width that an address names; days when it names none that is known. */
export function bucketOf(search: Search): Bucket {
  return BUCKETS.find((bucket) => bucket === search.bucket) ?? 'day';
}

/** The hours that an address names; the standard when they are no such number. */
export function aboveOf(search: Search): number {
  const hours = Number(search.above ?? STANDARD_ABOVE);
  return Number.isInteger(hours) && hours >= 0 && hours <= MOST_ABOVE ? hours : STANDARD_ABOVE;
}
