import { defineService, type World } from '@hotline/host/http';
import { gathering } from '@hotline/runtime';
import { dispatches } from './collection';
import { assignOfficer } from './domain/assignment/assign-officer';
import { commands, type RoutingCommands } from './domain/commands';
import type { Dispatch } from './domain/dispatch';
import { ADOPT, adopted, decidePrecedent, type Adoption } from './domain/disputes/precedent';
import { KEEP } from './domain/evidence/attach-evidence';
import { reactions } from './domain/reactions';
import { viewOf, type RoutingView } from './domain/view';
import { adoptPrecedent } from './effects/adopt-precedent';
import { officerNamed } from './gather/officer';
import { previewForDecision } from './gather/precedent-preview';
import { EvidenceController } from './http/evidence.controller';
import { PrecedentController } from './http/precedent.controller';
import { RoutingController } from './http/routing.controller';

const routingCommands = (world: World): RoutingCommands => ({
  ...commands,
  assignOfficer: { name: 'assignment', ...gathering(officerNamed(world), assignOfficer) },
  decidePrecedent: { name: 'precedent', ...gathering(previewForDecision(world), decidePrecedent) },
});

export const routing = defineService<Dispatch, RoutingView>((world) => ({
  definition: {
    collection: dispatches,
    reactions,
    acts: {
      [KEEP]: { perform: (act) => world.files.keep(String(act.data.file)), decide: () => undefined },
      [ADOPT]: {
        perform: (act, stored) => adoptPrecedent(act, stored, world),
        decide: (state, act, adoption) => adopted(state, act, adoption as Adoption),
      },
    },
  },
  view: viewOf,
  commands: routingCommands(world),
  controllers: [RoutingController, EvidenceController, PrecedentController],
}));
