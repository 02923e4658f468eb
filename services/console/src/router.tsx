import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { Frame } from './frame/frame';
import { homeOf } from './frame/menu';
import { filterOf } from './screens/tickets/filter';
import { tabOf } from './screens/unit/tabs';
import { person } from './session/session';

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
const unit = createRoute({
  getParentRoute: () => root,
  path: '/unit',
  validateSearch: tabOf,
  component: lazyRouteComponent(() => import('./screens/unit/unit-screen'), 'UnitScreen'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, tickets, ticket, unit]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
