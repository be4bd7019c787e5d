import { IconActivity, IconBook2, IconListDetails, type Icon } from '@tabler/icons-react';

/** A page of the rail. */
export interface Page {
  readonly to: '/overview' | '/events' | '/docs';
  readonly title: string;
  /** Letter after `g`. */
  readonly key: string;
  readonly icon: Icon;
  /** Filters that this page has no use for, with the reason that is shown. */
  readonly unusable?: Readonly<Partial<Record<GlobalFilter, string>>>;
}

export type GlobalFilter = 'period' | 'org' | 'user' | 'package' | 'compare';

const NO_DATA = 'The API reference shows routes, not events, so there is nothing to filter.';

export const pages: readonly Page[] = [
  { to: '/overview', title: 'Overview', key: 'o', icon: IconActivity },
  { to: '/events', title: 'Events', key: 'e', icon: IconListDetails },
];

export const docsPage: Page = {
  to: '/docs',
  title: 'API reference',
  key: 'd',
  icon: IconBook2,
  unusable: { period: NO_DATA, org: NO_DATA, user: NO_DATA, package: NO_DATA, compare: NO_DATA },
};

export const allPages: readonly Page[] = [...pages, docsPage];

export function pageOf(path: string): Page | undefined {
  return allPages.find((page) => path === page.to || path.startsWith(`${page.to}/`));
}
