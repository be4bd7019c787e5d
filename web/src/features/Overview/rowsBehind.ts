import type { Search } from '../../app/filters/search';

/** Where the rows behind a figure are. */
export interface RowsBehind {
  readonly to: '/events';
  readonly search: Search;
  readonly title: string;
}

/** Events are behind every figure; for some a filter leaves only those that count. `page` is the global filters. */
export function rowsBehind(key: string, page: Search): RowsBehind {
  return key === 'overview.errors'
    ? { to: '/events', search: { ...page, kind: ['error'] }, title: 'Show these errors' }
    : { to: '/events', search: page, title: 'Show the events behind it' };
}
