import type { BodyOf, classifyTicket } from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Guide, Jurisdiction } from '@hotline/jurisdiction';
import { Loop, type Command } from '@hotline/runtime';
import { lifecycles } from './collection';
import type { Classification } from './domain/classification';
import { answer, choose } from './domain/commands';
import { switchModel, type ModelLifecycle, type SwitchModel } from './domain/model-lifecycle';
import type { ModelRegistry } from './gather/model-registry';

const chooseCommand: Command<Classification, BodyOf<typeof classifyTicket>, Jurisdiction> = {
  name: 'classification',
  decide: choose,
};
const answerCommand: Command<Classification, Guide, Jurisdiction> = { name: 'answer', decide: answer };
export const commands = { choose: chooseCommand, answer: answerCommand };
export type ClassificationCommands = typeof commands;

export const switchCommand: Command<ModelLifecycle, SwitchModel> = { name: 'model', decide: switchModel };

/** Switching goes through the loop like every command: one commit, a repeat is harmless, a lost race begins again. */
export const lifecycleLoop = async (world: World, registry: ModelRegistry): Promise<Loop<ModelLifecycle>> =>
  new Loop({ collection: lifecycles, reactions: {} }, await registry.lifecycles(), world.clock);
