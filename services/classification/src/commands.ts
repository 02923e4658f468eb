import type { BodyOf, classifyTicket } from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import { Loop, type Command } from '@hotline/runtime';
import { rosters } from './collection';
import type { Classification } from './domain/classification';
import { answer, choose } from './domain/commands';
import { switchModel, type Roster, type SwitchModel } from './domain/roster';
import type { Shelf } from './gather/shelf';

const chooseCommand: Command<Classification, BodyOf<typeof classifyTicket>, Jurisdiction> = {
  name: 'classification',
  decide: choose,
};
const answerCommand: Command<Classification, Guide, Jurisdiction> = { name: 'answer', decide: answer };
export const commands = { choose: chooseCommand, answer: answerCommand };
export type ClassificationCommands = typeof commands;

export const switchCommand: Command<Roster, SwitchModel> = { name: 'model', decide: switchModel };

/** Switching goes through the loop like every command: one commit, a repeat is harmless, a lost race begins again. */
export const rosterLoop = async (world: World, shelf: Shelf): Promise<Loop<Roster>> =>
  new Loop({ collection: rosters, reactions: {} }, await shelf.rosters(), world.clock);
