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

/** How many users may be drawn, as the address says it; the last is as many as are told apart at all. */
export const LINES = ['8', '20', '100'] as const;

/** Period and the filters that working time knows, as the API takes them; of users the isolated one alone. */
export function workParams(search: Search, zone: string): Params {
  const only = onlyOf(search);
  return only === undefined
    ? lineParams(search, zone)
    : { ...lineParams(search, zone), user: [only], group: undefined };
}

/** The same for the lines, which stay there when one is isolated. */
export function lineParams(search: Search, zone: string): Params {
  const { org, user, group, project, task, job } = search;
  return { ...periodParams(search, zone), org, user, group, project, task, job };
}

/** How many users are drawn; those with the most events when an address says nothing known. */
export function lineCountOf(search: Search): (typeof LINES)[number] {
  return LINES.find((count) => count === search.lines) ?? '8';
}

/** The user that stands alone; none when the filter of users leaves that one out. */
export function onlyOf({ only, user }: Search): string | undefined {
  return only !== undefined && (user?.includes(only) ?? true) ? only : undefined;
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
  const takeOrNone = (name: string, value: string | number | null | undefined) => {
    take(value === null ? 'without' : name, value === null ? name : value);
  };
  takeOrNone('user', row.user_id);
  takeOrNone('org', row.org_id ?? row.org_slug);
  take('from', row.from);
  take('to', row.to);
  for (const place of PLACES) {
    takeOrNone(place, row[`${place}_id`]);
  }

  return query.toString() || EVERYTHING;
}

/** What leads to the explanation of the row of everything: an address must say something. */
const EVERYTHING = 'all';

/** Whether a row is that of events without a user, of which none is counted. */
export function isNobody(query: string): boolean {
  return new URLSearchParams(query).getAll('without').includes('user');
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
