import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame/frame';
import { homeOf } from './frame/menu';
import { figuresSearchOf } from './screens/figures/search';
import { scoresSearchOf } from './screens/scores/search';
import { peopleSearchOf } from './screens/people/search';
import { filterOf } from './screens/tickets/filter';
import { queueSearchOf, type QueuePath } from './screens/queue/tabs';
import { person } from './session/session';

const QUEUE_SCREENS = {
  '/unit': 'UnitQueue',
  '/dispatch': 'DispatchQueue',
  '/review': 'ReviewQueue',
  '/asked': 'AskedQueue',
  '/disputes': 'DisputeQueue',
  '/supervised': 'SupervisedQueue',
} as const;

const root = createRootRoute({ component: Frame });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: homeOf(person()?.role ?? 'operator') });
  },
});
const tickets = createRoute({
  getParentRoute: () => root,
  path: '/tickets',
  validateSearch: filterOf,
  component: lazyRouteComponent(() => import('./screens/tickets/ticket-list'), 'TicketListScreen'),
});
const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$ticketId',
  component: lazyRouteComponent(() => import('./screens/ticket/ticket-screen'), 'TicketScreen'),
});
const queue = <P extends QueuePath>(path: P) =>
  createRoute({
    getParentRoute: () => root,
    path,
    validateSearch: queueSearchOf,
    component: lazyRouteComponent(() => import('./screens/queue/routes'), QUEUE_SCREENS[path]),
  });
const callback = createRoute({
  getParentRoute: () => root,
  path: '/callback',
  validateSearch: (search: Record<string, unknown>): { ticket?: string } =>
    typeof search.ticket === 'string' ? { ticket: search.ticket } : {},
  component: lazyRouteComponent(() => import('./screens/callback/callback-screen'), 'CallbackScreen'),
});
const approvals = createRoute({
  getParentRoute: () => root,
  path: '/approvals',
  validateSearch: (search: Record<string, unknown>): { of?: string } =>
    typeof search.of === 'string' ? { of: search.of } : {},
  component: lazyRouteComponent(() => import('./screens/approvals/approvals-screen'), 'ApprovalsScreen'),
});
const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  validateSearch: (search: Record<string, unknown>): { tab?: 'unit' } => (search.tab === 'unit' ? { tab: 'unit' } : {}),
  component: lazyRouteComponent(() => import('./screens/notices/notices-screen'), 'NoticesScreen'),
});
const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./screens/desk/desk-screen'), 'DeskScreen'),
});
const wall = createRoute({
  getParentRoute: () => root,
  path: '/wall',
  validateSearch: (search: Record<string, unknown>): { wall?: 1 } => (Number(search.wall) === 1 ? { wall: 1 } : {}),
  component: lazyRouteComponent(() => import('./screens/wall/wall-screen'), 'WallScreen'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: figuresSearchOf,
  component: lazyRouteComponent(() => import('./screens/figures/figures-screen'), 'FiguresScreen'),
});

const clockChanges = createRoute({
  getParentRoute: () => root,
  path: '/clock-changes',
  component: lazyRouteComponent(() => import('./screens/clock-changes/clock-changes-screen'), 'ClockChangesScreen'),
});

const scores = createRoute({
  getParentRoute: () => root,
  path: '/scores',
  validateSearch: scoresSearchOf,
  component: lazyRouteComponent(() => import('./screens/scores/scores-screen'), 'ScoresScreen'),
});

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: peopleSearchOf,
  component: lazyRouteComponent(() => import('./screens/people/people-screen'), 'PeopleScreen'),
});
const health = createRoute({
  getParentRoute: () => root,
  path: '/health',
  component: lazyRouteComponent(() => import('./screens/health/health-screen'), 'HealthScreen'),
});
const versions = createRoute({
  getParentRoute: () => root,
  path: '/versions',
  validateSearch: (search: Record<string, unknown>): { version?: string } =>
    typeof search.version === 'string' ? { version: search.version } : {},
  component: lazyRouteComponent(() => import('./screens/versions/versions-screen'), 'VersionsScreen'),
});

const queueRoutes = [
  queue('/unit'),
  queue('/dispatch'),
  queue('/review'),
  queue('/asked'),
  queue('/disputes'),
  queue('/supervised'),
] as const;

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    tickets,
    ticket,
    desk,
    callback,
    wall,
    figures,
    scores,
    approvals,
    notices,
    clockChanges,
    people,
    health,
    versions,
    ...queueRoutes,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
