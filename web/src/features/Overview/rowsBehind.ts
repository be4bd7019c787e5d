import type { Search } from '../../app/filters/search';

/** Where the rows behind a figure are. */
export interface RowsBehind {
  readonly to: '/events';
  readonly search: Search;
  readonly title: string;
}

/** Events are behind every figure; for some a filter leaves only those that count. `page` is the global filters. */
export function rowsBehind(key: string, page: Search): RowsBehind {
  switch (key) {
    case 'overview.errors':
      return { to: '/events', search: { ...page, error: ['true'] }, title: 'Show these errors' };
    case 'overview.active_users':
      return { to: '/events', search: { ...page, active: ['true'] }, title: 'Show the events that make them active' };
    default:
      return { to: '/events', search: page, title: 'Show the events behind it' };
  }
}
