import type { Params } from '../../api/address';
import type { Search } from '../../app/filters/search';

export const TABS = [
  ['runs', 'Runs'],
  ['errors', 'Errors'],
  ['timeline', 'Timeline'],
  ['statistics', 'Statistics'],
] as const;

export type Tab = (typeof TABS)[number][0];

/** Filters that runs know; named as in the API. */
const FILTERS = ['org', 'user', 'group', 'agent', 'project', 'task', 'job', 'run', 'status', 'type', 'name'] as const;

/** Widths of the chart over time; `auto` is what the server finds readable. */
export const BUCKETS = [
  ['auto', 'Automatic'],
  ['5min', '5 minutes'],
  ['15min', '15 minutes'],
  ['hour', 'Hour'],
  ['3hours', '3 hours'],
  ['day', 'Day'],
] as const;

/** The tab that an address names; the first one when it names none that is known. */
export function tabOf(search: Search): Tab {
  return TABS.find(([tab]) => tab === search.tab)?.[0] ?? 'runs';
}

/** The width that an address names. */
export function bucketOf(search: Search): (typeof BUCKETS)[number][0] {
  return BUCKETS.find(([bucket]) => bucket === search.bucket)?.[0] ?? 'auto';
}

/** Period and everything that narrows runs, as the API takes it. */
export function runParams(search: Search, period: Params): Params {
  return { ...period, ...Object.fromEntries(FILTERS.map((name) => [name, search[name]])), search: search.search };
}

/** What a view of the runs hands on to the next: all that narrows them, and nothing of its own. */
export function runSearch(search: Search): Search {
  const { period, from, to, tz } = search;
  const kept = { period, from, to, tz, search: search.search };
  return { ...kept, ...Object.fromEntries(FILTERS.map((name) => [name, search[name]])) };
}

/** Whether an address narrows runs by more than time. */
export function narrowsRuns(search: Search): boolean {
  return FILTERS.some((name) => search[name]) || Boolean(search.search);
}

/** The same address with only the time of it. */
export function withoutRunFilters(search: Search): Search {
  return { ...search, ...Object.fromEntries(FILTERS.map((name) => [name, undefined])), search: undefined };
}
