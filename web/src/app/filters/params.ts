import type { Params } from '../../api/address';
import { EVENT_LISTS, REJECTION_LISTS, type Search } from './search';

/** The period of a page whose address names none (semantics 5.4). */
export const STANDARD_PERIOD = '7d';

/** The part of an address that says which time. */
export function periodParams(search: Search, zone: string, standard: string = STANDARD_PERIOD): Params {
  return search.from || search.to
    ? { from: search.from, to: search.to, tz: zone }
    : { period: search.period ?? standard, tz: zone };
}

/** Period and global filters as the API takes them. */
export function globalParams(search: Search, zone: string, standard?: string): Params {
  const { org, user, group, package: owner } = search;
  return { ...periodParams(search, zone, standard), org, user, group, package: owner };
}

/** Everything that narrows events, as the API takes it. */
export function eventParams(search: Search, zone: string, standard?: string): Params {
  return {
    ...periodParams(search, zone, standard),
    ...Object.fromEntries(EVENT_LISTS.map((name) => [name, search[name]])),
    search: search.search,
    duration_from: search.duration_from,
    duration_to: search.duration_to,
  };
}

/** Whether an address narrows more than time. */
export function isNarrowed(search: Search): boolean {
  return (
    EVENT_LISTS.some((name) => search[name]) ||
    Boolean(search.search) ||
    Boolean(search.duration_from) ||
    Boolean(search.duration_to)
  );
}

/** The same address without what narrows events, other than time. */
export function withoutNarrowing(search: Search): Search {
  const cleared = Object.fromEntries(EVENT_LISTS.map((name) => [name, undefined]));
  return { ...search, ...cleared, search: undefined, duration_from: undefined, duration_to: undefined };
}

/** What chooses rejected records, as the API takes it. */
export function rejectionParams(search: Search, zone: string): Params {
  return {
    ...periodParams(search, zone),
    ...Object.fromEntries(REJECTION_LISTS.map((name) => [name, search[name]])),
    search: search.search,
  };
}

/** Whether an address chooses among rejected records by more than time. */
export function narrowsRejections(search: Search): boolean {
  return REJECTION_LISTS.some((name) => search[name]) || Boolean(search.search);
}
