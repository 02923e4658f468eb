import { defineService } from '@hotline/host/http';
import { dispatches } from './collection';
import { commands } from './domain/commands';
import type { Dispatch } from './domain/dispatch';
import { reactions } from './domain/reactions';
import { viewOf, type RoutingView } from './domain/view';
import { RoutingController } from './http/routing.controller';

export const routing = defineService<Dispatch, RoutingView>(() => ({
  definition: { collection: dispatches, reactions },
  view: viewOf,
  commands,
  controllers: [RoutingController],
}));
