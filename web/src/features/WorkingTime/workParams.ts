import type { Params } from '../../api/address';
import { periodParams } from '../../app/filters/params';
import type { Search } from '../../app/filters/search';

/** What the table may be grouped by; named as in the API. */
export const GROUPS = ['user', 'org', 'project', 'task', 'job', 'day', 'week', 'month'] as const;

export type Group = (typeof GROUPS)[number];

export const STANDARD_GROUPS: readonly Group[] = ['user', 'project', 'task', 'job'];

/** A row of the table: the columns of its groups, then its measures. */
export type WorkTableRow = Readonly<Record<string, string | number | null>>;

const PLACES = ['project', 'task', 'job'] as const;

/** Period and the filters that working time knows, as the API takes them. */
export function workParams(search: Search, zone: string): Params {
  const { org, user, project, task, job } = search;
  return { ...periodParams(search, zone), org, user, project, task, job };
}

/** The groups of an address; those that nobody knows are dropped. */
export function groupsOf(search: Search): readonly Group[] {
  const given = search.group_by?.split(',') ?? STANDARD_GROUPS;
  const known = GROUPS.filter((group) => given.includes(group));
  return known.length === 0 ? STANDARD_GROUPS : known;
}

/** The part of an address that leads to the explanation of a row: what the row says beyond the page's own filters. */
export function explainQuery(row: WorkTableRow): string {
  const query = new URLSearchParams();
  const take = (name: string, value: string | number | null | undefined) => {
    if (value != null) {
      query.append(name, String(value));
    }
  };
  take('user', row.user_id);
  take('org', row.org_id ?? row.org_slug);
  take('from', row.from);
  take('to', row.to);
  for (const place of PLACES) {
    const value = row[`${place}_id`];
    take(value === null ? 'without' : place, value === null ? place : value);
  }

  return query.toString();
}

/** The same as parameters: what the row says takes the place of the page's filter. */
export function explainParams(search: Search, zone: string, query: string): Params {
  const own = new URLSearchParams(query);
  const lists = Object.fromEntries(
    ['user', 'org', ...PLACES, 'without'].filter((name) => own.has(name)).map((name) => [name, own.getAll(name)]),
  );
  const base = workParams(search, zone);
  const [from, to] = [own.get('from'), own.get('to')];
  return from && to ? { ...base, ...lists, period: undefined, from, to } : { ...base, ...lists };
}
