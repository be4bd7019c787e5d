import {
  IconActivity,
  IconBook2,
  IconBuilding,
  IconClockHour4,
  IconDeviceDesktop,
  IconKey,
  IconLayoutDashboard,
  IconListDetails,
  IconServer,
  IconSettings,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

export type SettingsPath =
  '/settings/intake' | '/settings/accounts' | '/settings/orgs' | '/settings/tokens' | '/settings/sessions';

/** What the frame of a page is made from. */
export interface PageFrame {
  /** Its address, or what its address begins with. */
  readonly to: string;
  readonly title: string;
  /** Title of the page itself, where the rail has a shorter one. */
  readonly heading?: string;
  /** Roles that may open it; all of them when left out. */
  readonly roles?: readonly string[];
  /** Its period when the address names none (semantics 5.4); seven days when left out. */
  readonly period?: string;
  /** Filters that this page has no use for, with the reason that is shown. */
  readonly unusable?: Readonly<Partial<Record<GlobalFilter, string>>>;
}

/** A page of the rail or of the settings. */
export interface Page extends PageFrame {
  readonly to: '/overview' | '/activity' | '/stats' | '/working-time' | '/events' | '/docs' | SettingsPath;
  /** Letter after `g`; none where the page is reached through another. */
  readonly key?: string;
  readonly icon: Icon;
}

export type GlobalFilter = 'period' | 'org' | 'user' | 'package' | 'compare';

const NO_DATA = 'The API reference shows routes, not events, so there is nothing to filter.';

const NO_STATS = 'Server stats count the server, or orgs; they have no';

const NO_PACKAGE = 'Activity is kept by user, org and category; it has no package.';

export const pages: readonly Page[] = [
  { to: '/overview', title: 'Overview', key: 'o', icon: IconLayoutDashboard },
  {
    to: '/activity',
    title: 'Activity',
    key: 'a',
    icon: IconActivity,
    period: '14d',
    unusable: { package: NO_PACKAGE },
  },
  {
    to: '/working-time',
    title: 'Working time',
    key: 'w',
    icon: IconClockHour4,
    unusable: {
      package: 'Working time is kept by user, org, project, task and job; it has no package.',
      compare: 'Working time is shown for one period at a time.',
    },
  },
  { to: '/events', title: 'Events', key: 'e', icon: IconListDetails },
  {
    to: '/stats',
    title: 'Server stats',
    key: 'v',
    icon: IconServer,
    period: '30d',
    roles: ['administrator', 'analyst', 'manager'],
    unusable: { user: `${NO_STATS} user.`, package: `${NO_STATS} package.` },
  },
];

const NOT_TAKEN = 'Records that were not taken in have no such field that could be read.';

const NO_EVENTS = 'This page shows settings, not events, so there is nothing to filter.';

const NOTHING_TO_FILTER = {
  period: NO_EVENTS,
  org: NO_EVENTS,
  user: NO_EVENTS,
  package: NO_EVENTS,
  compare: NO_EVENTS,
} as const;

export const settingsPage: Page = {
  to: '/settings/intake',
  title: 'Settings',
  heading: 'Settings / Intake',
  key: 's',
  icon: IconSettings,
  roles: ['administrator'],
  unusable: {
    org: NOT_TAKEN,
    user: NOT_TAKEN,
    package: NOT_TAKEN,
    compare: 'The table of rejected records is no figure that could be compared.',
  },
};

function settings(to: SettingsPath, title: string, icon: Icon, roles?: readonly string[]): Page {
  return { to, title, heading: `Settings / ${title}`, icon, unusable: NOTHING_TO_FILTER, ...(roles && { roles }) };
}

/** The pages of Settings, in order. */
export const settingsPages: readonly Page[] = [
  settingsPage,
  settings('/settings/accounts', 'Accounts', IconUsers, ['administrator']),
  settings('/settings/orgs', 'Orgs', IconBuilding, ['administrator', 'analyst']),
  settings('/settings/tokens', 'Tokens', IconKey),
  settings('/settings/sessions', 'Sessions', IconDeviceDesktop),
];

export const docsPage: Page = {
  to: '/docs',
  title: 'API reference',
  key: 'd',
  icon: IconBook2,
  unusable: { period: NO_DATA, org: NO_DATA, user: NO_DATA, package: NO_DATA, compare: NO_DATA },
};

/** A user's page, which is reached from a name. */
export const userPage: PageFrame = {
  to: '/users',
  title: 'User',
  period: '14d',
  unusable: {
    org: 'This page shows one user, in all orgs that you may see.',
    user: 'This page shows one user.',
    package: NO_PACKAGE,
    compare: 'A user is shown for one period at a time.',
  },
};

export const allPages: readonly Page[] = [...pages, ...settingsPages, docsPage];

export function pageOf(path: string): PageFrame | undefined {
  return [...allPages, userPage].find((page) => path === page.to || path.startsWith(`${page.to}/`));
}

/** Whether an account of this role may open the page. */
export function mayOpen(page: PageFrame, role: string | null | undefined): boolean {
  return page.roles === undefined || (role != null && page.roles.includes(role));
}
