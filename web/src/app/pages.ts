import {
  IconActivity,
  IconBook2,
  IconBug,
  IconBuilding,
  IconChartBar,
  IconClockHour4,
  IconDeviceDesktop,
  IconFilter,
  IconKey,
  IconLayoutDashboard,
  IconFunction,
  IconListDetails,
  IconPackage,
  IconPlayerPlay,
  IconPlugConnected,
  IconServer,
  IconSettings,
  IconTags,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

import { kindTitle } from '../features/Entities/entityText';

export type SettingsPath =
  | '/settings/intake'
  | '/settings/accounts'
  | '/settings/orgs'
  | '/settings/tokens'
  | '/settings/logging'
  | '/settings/sessions'
  | '/settings/connectors';

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
  readonly to:
    | '/overview'
    | '/activity'
    | '/stats'
    | '/runs'
    | '/problems'
    | '/working-time'
    | '/labeling'
    | '/events'
    | '/packages'
    | '/functions'
    | '/dashboards'
    | '/docs'
    | SettingsPath;
  /** Letter after `g`; none where the page is reached through another. */
  readonly key?: string;
  readonly icon: Icon;
}

export type GlobalFilter = 'period' | 'org' | 'user' | 'package' | 'compare';

const NO_DATA = 'The API reference shows routes, not events, so there is nothing to filter.';

const NO_STATS = 'Server stats count the server, or orgs; they have no';

const NO_PACKAGE = 'Activity is kept by user, org and category; it has no package.';

const NO_BEFORE = 'Points stand at their time; two periods of them would hide each other.';

const OWN_CHOICES = 'A dashboard has choices of its own.';

const ONE_RUN = 'This page shows one run, all of it.';

const ONE_PROBLEM = 'This page shows one problem, all of it.';

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
  {
    to: '/labeling',
    title: 'Labeling',
    key: 'l',
    icon: IconTags,
    unusable: { package: 'Labeling is counted by org, user, project and job; it has no package.' },
  },
  { to: '/events', title: 'Events', key: 'e', icon: IconListDetails },
  { to: '/packages', title: 'Packages', key: 'k', icon: IconPackage, unusable: { compare: NO_BEFORE } },
  { to: '/functions', title: 'Functions', key: 'f', icon: IconFunction, unusable: { compare: NO_BEFORE } },
  {
    to: '/runs',
    title: 'Runs',
    key: 'r',
    icon: IconPlayerPlay,
    period: '24h',
    unusable: {
      package: 'A run belongs to a project, task or job; it has no package.',
      compare: 'Runs are shown for one period at a time.',
    },
  },
  {
    to: '/problems',
    title: 'Problems',
    key: 'p',
    icon: IconBug,
    unusable: { compare: 'Problems are shown for one period at a time.' },
  },
  {
    to: '/stats',
    title: 'Server stats',
    key: 'v',
    icon: IconServer,
    period: '30d',
    roles: ['administrator', 'analyst', 'manager'],
    unusable: { user: `${NO_STATS} user.`, package: `${NO_STATS} package.` },
  },
  {
    to: '/dashboards',
    title: 'Dashboards',
    key: 'b',
    icon: IconChartBar,
    unusable: {
      org: OWN_CHOICES,
      user: OWN_CHOICES,
      package: OWN_CHOICES,
      compare: 'A panel shows one period at a time.',
    },
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
  settings('/settings/logging', 'Logging', IconFilter, ['administrator', 'analyst']),
  settings('/settings/connectors', 'Connectors', IconPlugConnected, ['administrator', 'analyst']),
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

/** The page of anything that exists on the platform, which is reached from its name. */
export const entityPage: PageFrame = {
  to: '/entities',
  title: 'Entity',
  roles: ['administrator', 'analyst', 'manager'],
  unusable: {
    org: 'This page shows one thing, which belongs to one org.',
    user: 'This page shows what everybody did with it.',
    package: 'This page shows what was done with it in all packages.',
    compare: 'This page shows one period at a time.',
  },
};

/** The page of a run, which is reached from its name. */
export const runPage: PageFrame = {
  to: '/runs/',
  title: 'Run',
  period: '24h',
  unusable: { period: ONE_RUN, org: ONE_RUN, user: ONE_RUN, package: ONE_RUN, compare: ONE_RUN },
};

/** The page of a problem, which is reached from its title. */
export const problemPage: PageFrame = {
  to: '/problems/',
  title: 'Problem',
  unusable: { period: ONE_PROBLEM, org: ONE_PROBLEM, user: ONE_PROBLEM, package: ONE_PROBLEM, compare: ONE_PROBLEM },
};

export const allPages: readonly Page[] = [...pages, ...settingsPages, docsPage];

export function pageOf(path: string): PageFrame | undefined {
  if (path.startsWith(runPage.to)) {
    return runPage;
  }

  if (path.startsWith(problemPage.to)) {
    return problemPage;
  }

  const found = [...allPages, userPage, entityPage].find((page) => path === page.to || path.startsWith(`${page.to}/`));
  return found === entityPage ? { ...entityPage, title: kindTitle(path.split('/')[2] ?? '') } : found;
}

/** Whether an account of this role may open the page. */
export function mayOpen(page: PageFrame, role: string | null | undefined): boolean {
  return page.roles === undefined || (role != null && page.roles.includes(role));
}
