import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { tickets } from './collection';
import { sent } from './domain/follow';
import { SEND } from './domain/messages';
import type { Message, Ticket } from './domain/ticket';
import { sendMessage } from './effects/send-message';
import { IntakeController } from './http/intake.controller';
import { reactions } from './reactions';

export const intake = defineService<Ticket, Jurisdiction>((world) => ({
  definition: {
    collection: tickets,
    reactions,
    acts: {
      [SEND]: {
        perform: (act, _stored, signal) => sendMessage(act, world.messageUrl, signal),
        decide: (state, act, gateway) => sent(state, act, gateway as Message['gateway']),
      },
    },
  },
  view: (jurisdiction) => jurisdiction,
  controllers: [IntakeController],
}));
