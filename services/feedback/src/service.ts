import { defineService } from '@hotline/host/http';
import { callbacks } from './collection';
import type { Callback } from './domain/callback';
import { commands } from './domain/commands';
import { reactions } from './domain/reactions';
import { rulesOf, type CallbackRules } from './domain/rules';
import { FeedbackController } from './http/feedback.controller';

export const feedback = defineService<Callback, CallbackRules>(() => ({
  definition: { collection: callbacks, reactions },
  view: rulesOf,
  commands,
  controllers: [FeedbackController],
}));
