import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { reached } from './reached';
import { parseSearch, stringifySearch, type Search } from './filters/search';
import { browserZone, rememberedZone } from './filters/zone';
import { NotFound } from './NotFound';
import { PageFailure } from './PageFailure';
import { Shell } from './shell/Shell';

const AHEAD_MS = 1500;

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  validateSearch: (search: Search): Search => search,
  notFoundComponent: NotFound,
  errorComponent: PageFailure,
});

/** Pages with the frame around them. */
const framed = createRoute({
  getParentRoute: () => root,
  id: 'framed',
  component: Shell,
  beforeLoad: ({ search, location }) => {
    // The zone that was chosen earlier goes into the address, so that a copied link shows the same days.
    const zone = rememberedZone();
    if (!search.tz && zone && zone !== browserZone) {
      throw redirect({ to: location.pathname, search: { ...search, tz: zone }, replace: true });
    }
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/overview', search, replace: true });
  },
});

const overview = createRoute({
  getParentRoute: () => framed,
  path: '/overview',
  component: lazyRouteComponent(() => reached(() => import('../features/Overview/OverviewPage')), 'OverviewPage'),
});

const activity = createRoute({
  getParentRoute: () => framed,
  path: '/activity',
  component: lazyRouteComponent(() => reached(() => import('../features/Activity/ActivityPage')), 'ActivityPage'),
});

const user = createRoute({
  getParentRoute: () => framed,
  path: '/users/$id',
  component: lazyRouteComponent(() => reached(() => import('../features/Users/UserPage')), 'UserPage'),
});

const entity = createRoute({
  getParentRoute: () => framed,
  path: '/entities/$kind/$id',
  beforeLoad: ({ params, search }) => {
    if (params.kind === 'user') {
      throw redirect({ to: '/users/$id', params: { id: params.id }, search, replace: true });
    }
  },
  component: lazyRouteComponent(() => reached(() => import('../features/Entities/EntityPage')), 'EntityPage'),
});

const stats = createRoute({
  getParentRoute: () => framed,
  path: '/stats',
  component: lazyRouteComponent(() => reached(() => import('../features/Stats/StatsPage')), 'StatsPage'),
});

const events = createRoute({
  getParentRoute: () => framed,
  path: '/events',
  component: lazyRouteComponent(() => reached(() => import('../features/Events/EventsPage')), 'EventsPage'),
});

const packages = createRoute({
  getParentRoute: () => framed,
  path: '/packages',
  component: lazyRouteComponent(() => reached(() => import('../features/Usage/PackagesPage')), 'PackagesPage'),
});

const functions = createRoute({
  getParentRoute: () => framed,
  path: '/functions',
  component: lazyRouteComponent(() => reached(() => import('../features/Usage/FunctionsPage')), 'FunctionsPage'),
});

const runs = createRoute({
  getParentRoute: () => framed,
  path: '/runs',
  component: lazyRouteComponent(() => reached(() => import('../features/Runs/RunsPage')), 'RunsPage'),
});

const run = createRoute({
  getParentRoute: () => framed,
  path: '/runs/$id',
  component: lazyRouteComponent(() => reached(() => import('../features/Runs/RunPage')), 'RunPage'),
});

const problems = createRoute({
  getParentRoute: () => framed,
  path: '/problems',
  component: lazyRouteComponent(() => reached(() => import('../features/Problems/ProblemsPage')), 'ProblemsPage'),
});

const problem = createRoute({
  getParentRoute: () => framed,
  path: '/problems/$id',
  component: lazyRouteComponent(() => reached(() => import('../features/Problems/ProblemPage')), 'ProblemPage'),
});

const workingTime = createRoute({
  getParentRoute: () => framed,
  path: '/working-time',
  component: lazyRouteComponent(
    () => reached(() => import('../features/WorkingTime/WorkingTimePage')),
    'WorkingTimePage',
  ),
});

const labeling = createRoute({
  getParentRoute: () => framed,
  path: '/labeling',
  component: lazyRouteComponent(() => reached(() => import('../features/Labeling/LabelingPage')), 'LabelingPage'),
});

const dashboards = createRoute({
  getParentRoute: () => framed,
  path: '/dashboards',
  component: lazyRouteComponent(() => reached(() => import('../features/Dashboards/DashboardsPage')), 'DashboardsPage'),
});

const dashboard = createRoute({
  getParentRoute: () => framed,
  path: '/dashboards/$key',
  component: lazyRouteComponent(() => reached(() => import('../features/Dashboards/DashboardPage')), 'DashboardPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/settings/intake', search, replace: true });
  },
});

const intake = createRoute({
  getParentRoute: () => framed,
  path: '/settings/intake',
  component: lazyRouteComponent(() => reached(() => import('../features/Intake/IntakePage')), 'IntakePage'),
});

const accounts = createRoute({
  getParentRoute: () => framed,
  path: '/settings/accounts',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/AccountsPage')), 'AccountsPage'),
});

const orgs = createRoute({
  getParentRoute: () => framed,
  path: '/settings/orgs',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/OrgsPage')), 'OrgsPage'),
});

const tokens = createRoute({
  getParentRoute: () => framed,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/TokensPage')), 'TokensPage'),
});

const sessions = createRoute({
  getParentRoute: () => framed,
  path: '/settings/sessions',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/SessionsPage')), 'SessionsPage'),
});

const logging = createRoute({
  getParentRoute: () => framed,
  path: '/settings/logging',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/LoggingPage')), 'LoggingPage'),
});

const connectors = createRoute({
  getParentRoute: () => framed,
  path: '/settings/connectors',
  component: lazyRouteComponent(() => reached(() => import('../features/Settings/ConnectorsPage')), 'ConnectorsPage'),
});

const docs = createRoute({
  getParentRoute: () => framed,
  path: '/docs',
  component: lazyRouteComponent(() => reached(() => import('../features/Docs/DocsPage')), 'DocsPage'),
});

const unknown = createRoute({ getParentRoute: () => framed, path: '$', component: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => reached(() => import('../features/Session/SignInPage')), 'SignInPage'),
});

const choosePassword = createRoute({
  getParentRoute: () => root,
  path: '/choose-password',
  component: lazyRouteComponent(
    () => reached(() => import('../features/Session/ChoosePasswordPage')),
    'ChoosePasswordPage',
  ),
});

const routeTree = root.addChildren([
  framed.addChildren([
    overview,
    activity,
    user,
    entity,
    workingTime,
    labeling,
    events,
    packages,
    functions,
    runs,
    run,
    problems,
    problem,
    stats,
    dashboards,
    dashboard,
    intake,
    accounts,
    orgs,
    tokens,
    sessions,
    logging,
    connectors,
    docs,
    unknown,
  ]),
  home,
  settings,
  signIn,
  choosePassword,
]);

export function makeRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch,
    stringifySearch: (search) => stringifySearch(search as Search),
    // A slash at the end is no other page: `/events/` is `/events`.
    rewrite: { input: ({ url }) => withoutSlash(url) },
    defaultPreload: 'intent',
    scrollRestoration: false,
  });
}

function withoutSlash(url: URL): URL {
  url.pathname = url.pathname.replace(/\/+$/, '') || '/';
  return url;
}

/** Fetches the code of all pages once the first one stands, so that going to another needs no connection. */
export function loadPagesAhead(router: ReturnType<typeof makeRouter>): void {
  const stop = router.subscribe('onResolved', () => {
    stop();
    setTimeout(() => {
      for (const route of Object.values(router.routesById)) {
        void router.loadRouteChunk(route)?.catch(() => undefined);
      }
    }, AHEAD_MS);
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
