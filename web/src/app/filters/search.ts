import { queryText } from '../../api/address';

/** Filters on events that hold several values; named as in the API. */
export const EVENT_LISTS = [
  'org',
  'user',
  'group',
  'package',
  'scope',
  'kind',
  'source',
  'workspace',
  'project',
  'task',
  'job',
  'session',
  'run',
  'request',
  'agent',
  'function',
  'level',
  'client',
  'client_version',
  'os',
  'obj_name',
  'obj_id',
  'obj_val',
  'entity',
  'error',
  'active',
  'weekday',
  'hour',
] as const;

/** Filters on rejected records that hold several values; named as in the API. `token` also carries a sign-in link. */
export const REJECTION_LISTS = ['reason', 'token', 'protocol'] as const;

/** Filters on activity that hold several values; named as in the API. */
export const ACTIVITY_LISTS = ['category'] as const;

/** Filters on runs alone that hold several values; named as in the API. */
export const RUN_LISTS = ['status', 'type', 'name'] as const;

/** Filters on problems alone that hold several values; named as in the API. */
export const PROBLEM_LISTS = ['state', 'assignee', 'version', 'class'] as const;

/** Filters on calls of functions alone that hold several values; named as in the API. */
export const CALL_LISTS = ['input', 'output'] as const;

/** Filters on labeling alone that hold several values; named as in the API. */
export const LABELING_LISTS = ['data_type'] as const;

/** What is chosen of a dashboard's variables, `choose=user:1`, and what narrows the tables of its panels, `table=scopes:sort:-events`. */
export const DASHBOARD_LISTS = ['choose', 'table'] as const;

/** All filters that hold several values. */
export const LISTS = [
  ...EVENT_LISTS,
  ...REJECTION_LISTS,
  ...ACTIVITY_LISTS,
  ...RUN_LISTS,
  ...PROBLEM_LISTS,
  ...CALL_LISTS,
  ...LABELING_LISTS,
  ...DASHBOARD_LISTS,
] as const;

const TEXTS = [
  'tab',
  'period',
  'from',
  'to',
  'tz',
  'compare',
  'bucket',
  'above',
  'search',
  'duration_from',
  'duration_to',
  'sort',
  'columns',
  'group_by',
  'lines',
  'only',
  'by',
  'within',
  'error_text',
  'drill',
  'return',
] as const;

export type ListName = (typeof LISTS)[number];
export type TextName = (typeof TEXTS)[number];

/** The state of a page, which is its address. `show` is what the context panel shows. */
export type Search = { [K in ListName | 'show']?: string[] } & { [K in TextName]?: string };

const ORDER: readonly (keyof Search)[] = [
  'tab',
  'period',
  'from',
  'to',
  'tz',
  'compare',
  'bucket',
  'above',
  ...LISTS,
  'search',
  'duration_from',
  'duration_to',
  'sort',
  'columns',
  'group_by',
  'lines',
  'only',
  'by',
  'within',
  'error_text',
  'show',
  'drill',
  'return',
];

/** Filters that go along from page to page. */
const GLOBAL = ['period', 'from', 'to', 'tz', 'compare', 'org', 'user', 'group', 'package'] as const;

/** Reads an address. Names that nobody knows are dropped; a list's name is repeated for several values. */
export function parseSearch(text: string): Search {
  const given = new URLSearchParams(text);
  const search: Search = {};
  for (const name of [...LISTS, 'show'] as const) {
    const values = given.getAll(name).filter((value) => value !== '');
    if (values.length > 0) {
      search[name] = [...new Set(values)];
    }
  }

  for (const name of TEXTS) {
    const value = given.get(name);
    if (value) {
      search[name] = value;
    }
  }

  return search;
}

/** Writes an address, always in the same order, so that the same view has one address. */
export function stringifySearch(search: Search): string {
  return queryText(Object.fromEntries(ORDER.map((name) => [name, search[name]])));
}

/** What stays when another page is opened. */
export function globalPart(search: Search): Search {
  return Object.fromEntries(GLOBAL.filter((name) => search[name]).map((name) => [name, search[name]]));
}

/** What stays when a page is left for another of the rail: of a drilldown what it began with, not what it was narrowed to. */
export function leavingPart(search: Search): Search {
  return globalPart(search.drill === undefined ? search : parseSearch(queryOf(search.drill)));
}

/** The query of an address. */
export function queryOf(href: string): string {
  return href.slice(href.indexOf('?') + 1 || href.length);
}

/** The same list with a value added, or taken out when it was there; undefined when nothing is left. */
export function toggled(values: readonly string[] | undefined, value: string): string[] | undefined {
  const rest = (values ?? []).filter((v) => v !== value);
  const next = rest.length === (values ?? []).length ? [...rest, value] : rest;
  return next.length === 0 ? undefined : next;
}
