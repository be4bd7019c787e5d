import { IconActivity, IconBook2, IconListDetails, IconSettings, type Icon } from '@tabler/icons-react';

/** A page of the rail. */
export interface Page {
  readonly to: '/overview' | '/events' | '/settings/intake' | '/docs';
  readonly title: string;
  /** Title of the page itself, where the rail has a shorter one. */
  readonly heading?: string;
  /** Whether the server shows it to administrators only. */
  readonly isForAdministrators?: boolean;
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

const NOT_TAKEN = 'Records that were not taken in have no such field that could be read.';

export const settingsPage: Page = {
  to: '/settings/intake',
  title: 'Settings',
  heading: 'Settings / Intake',
  key: 's',
  icon: IconSettings,
  isForAdministrators: true,
  unusable: {
    org: NOT_TAKEN,
    user: NOT_TAKEN,
    package: NOT_TAKEN,
    compare: 'The table of rejected records is no figure that could be compared.',
  },
};

export const docsPage: Page = {
  to: '/docs',
  title: 'API reference',
  key: 'd',
  icon: IconBook2,
  unusable: { period: NO_DATA, org: NO_DATA, user: NO_DATA, package: NO_DATA, compare: NO_DATA },
};

export const allPages: readonly Page[] = [...pages, settingsPage, docsPage];

export function pageOf(path: string): Page | undefined {
  return allPages.find((page) => path === page.to || path.startsWith(`${page.to}/`));
}
