import type { BodyOf, classifyTicket } from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Guide } from '@hotline/jurisdiction';
import type { Command } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { answer, choose } from './domain/commands';

export function commandsOf(world: World) {
  const chooseCommand: Command<Classification, BodyOf<typeof classifyTicket>> = {
    name: 'classification',
    decide: (state, input, context) => choose(world.jurisdiction(state?.jurisdiction ?? context.jurisdiction))(state, input, context),
  };
  const answerCommand: Command<Classification, Guide> = { name: 'answer', decide: (state, guide) => answer(guide)(state) };
  return { choose: chooseCommand, answer: answerCommand };
}
export type ClassificationCommands = ReturnType<typeof commandsOf>;
