import { defineService, sendMessage, type World } from '@hotline/host/http';
import { gathering, type CommandContext } from '@hotline/runtime';
import { clocks } from './collection';
import { clockCommands, type SlaCommands } from './domain/commands';
import { acknowledge, type Acknowledgement } from './domain/escalation/acknowledge';
import { ESCALATE } from './domain/escalation/ladder';
import { SEND, told } from './domain/escalation/notices';
import type { Recipient } from './domain/escalation/state';
import { calendarLoaded, reactions, woken } from './domain/reactions';
import type { SlaClock } from './domain/sla-clock';
import { WATCH, watched } from './domain/suspension/notices';
import { viewOf, type SlaView } from './domain/view';
import { unitsOfActor } from './gather/units-of-actor';
import { NoticesController } from './http/notices.controller';
import { RecountController } from './http/recount.controller';
import { SlaController } from './http/sla.controller';
import { NightlyCheck } from './effects/clock-survey';
import { PendingTicketsMeasure, retryPendingTickets } from './effects/pending-tickets';
import { recipientsOf, watchersOf } from './effects/tell-people';

const slaCommands = (world: World): SlaCommands => ({
  ...clockCommands,
  acknowledge: {
    name: 'acknowledge-notice',
    ...gathering(
      (_state: SlaClock | undefined, _input: Acknowledgement, { jurisdiction, actor }: CommandContext<SlaView>) =>
        unitsOfActor(world, jurisdiction, actor),
      acknowledge,
    ),
  },
});

export const sla = defineService<SlaClock, SlaView>((world) => {
  const pending = new PendingTicketsMeasure();
  const nightly = new NightlyCheck(world);
  return {
    definition: {
      collection: clocks,
      reactions,
      wakeUp: woken,
      acts: {
        [ESCALATE]: {
          perform: (act, stored) => recipientsOf(world, act, stored),
          decide: (state, act, result, context) => told(state, act, result as readonly Recipient[], context),
        },
        [WATCH]: {
          perform: (_act, stored) => watchersOf(world, stored),
          decide: (state, act, result, context) => watched(state, act, result as readonly Recipient[], context),
        },
        [SEND]: {
          perform: (act, _stored, signal) => sendMessage(act, world.messageUrl, signal),
          decide: () => undefined,
        },
      },
    },
    view: viewOf,
    commands: { ...slaCommands(world) },
    controllers: [SlaController, RecountController, NoticesController],
    providers: [{ provide: NightlyCheck, useValue: nightly }],
    onInForce: (jurisdiction, { loop }) => {
      pending.add(jurisdiction.name, loop.documents);
      nightly.start(jurisdiction.name, loop);
      return retryPendingTickets(loop, jurisdiction, {
        name: 'calendar-loaded',
        decide: (state, _input, context) => calendarLoaded(state, context),
      });
    },
    measures: [pending, nightly],
  };
});
