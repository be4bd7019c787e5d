import type { Params } from '../../api/address';
import type { Search } from '../../app/filters/search';

/** Filters that problems know; named as in the API. */
const FILTERS = [
  'org',
  'user',
  'package',
  'agent',
  'project',
  'task',
  'job',
  'run',
  'session',
  'function',
  'source',
  'type',
  'state',
  'assignee',
  'version',
  'class',
] as const;

export const TABS = [
  ['problems', 'Problems'],
  ['causes', 'What causes them'],
] as const;

export type Tab = (typeof TABS)[number][0];

/** Kinds of actions that errors may follow. */
export const CAUSES = [
  ['scope', 'Scopes'],
  ['function', 'Functions'],
  ['click', 'Clicks'],
] as const;

export type Cause = (typeof CAUSES)[number][0];

/** The tab that an address names; the first one when it names none that is known. */
export function tabOf(search: Search): Tab {
  return TABS.find(([tab]) => tab === search.tab)?.[0] ?? 'problems';
}

/** The kind of actions that an address names. */
export function causeOf(search: Search): Cause {
  return CAUSES.find(([cause]) => cause === search.by)?.[0] ?? 'scope';
}

/** Period and everything that narrows problems, as the API takes it. */
export function problemParams(search: Search, period: Params): Params {
  return { ...period, ...Object.fromEntries(FILTERS.map((name) => [name, search[name]])), search: search.search };
}

/** What a view of the problems hands on to the next: all that narrows them, and nothing of its own. */
export function problemSearch(search: Search): Search {
  const { period, from, to, tz } = search;
  return {
    period,
    from,
    to,
    tz,
    search: search.search,
    ...Object.fromEntries(FILTERS.map((name) => [name, search[name]])),
  };
}

/** The address without what narrows problems. */
export function withoutProblemFilters(): Partial<Search> {
  return { search: undefined, ...Object.fromEntries(FILTERS.map((name) => [name, undefined])) };
}

/** Whether an address narrows the problems beyond their time. */
export function narrowsProblems(search: Search): boolean {
  return Boolean(search.search) || FILTERS.some((name) => (search[name]?.length ?? 0) > 0);
}
