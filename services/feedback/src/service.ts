import { defineService } from '@hotline/host/http';
import { callbacks } from './collection';
import { commandsOf } from './commands';
import { COMMANDS, FeedbackController } from './http/feedback.controller';
import { reactions } from './reactions';

export const feedback = defineService((world) => ({
  definition: { collection: callbacks, reactions },
  controllers: [FeedbackController],
  providers: [{ provide: COMMANDS, useValue: commandsOf(world) }],
}));
