import type { BodyOf, classifyTicket } from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Guide } from '@hotline/jurisdiction';
import { Loop, type Command } from '@hotline/runtime';
import { rosters } from './collection';
import type { Classification } from './domain/classification';
import { answer, choose } from './domain/commands';
import { switchModel, type Roster, type SwitchModel } from './domain/roster';
import type { Shelf } from './gather/shelf';

export function commandsOf(world: World) {
  const chooseCommand: Command<Classification, BodyOf<typeof classifyTicket>> = {
    name: 'classification',
    decide: (state, input, context) =>
      choose(world.jurisdiction(state?.jurisdiction ?? context.jurisdiction))(state, input, context),
  };
  const answerCommand: Command<Classification, Guide> = {
    name: 'answer',
    decide: (state, guide) => answer(guide)(state),
  };
  return { choose: chooseCommand, answer: answerCommand };
}
export type ClassificationCommands = ReturnType<typeof commandsOf>;

export const switchCommand: Command<Roster, SwitchModel> = { name: 'model', decide: switchModel };

/** Switching goes through the loop like every command: one commit, a repeat is harmless, a lost race begins again. */
export const rosterLoop = async (world: World, shelf: Shelf): Promise<Loop<Roster>> =>
  new Loop({ collection: rosters, reactions: {} }, await shelf.rosters(), world.clock);
