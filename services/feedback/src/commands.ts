import type { BodyOf, orderRedo, recordCallback } from '@hotline/contracts';
import type { World } from '@hotline/host/http';
import type { Command } from '@hotline/runtime';
import type { Callback } from './domain/callback';
import { order, record } from './domain/commands';
import type { CallbackRules } from './domain/rules';

const HOUR_MS = 3_600_000;

function rulesOf(world: World, jurisdiction: string): CallbackRules {
  const { maxRounds, maxAttempts, attemptGapHours } = world.jurisdiction(jurisdiction).feedback;
  return { maxRounds, maxAttempts, attemptGapMs: attemptGapHours * HOUR_MS };
}

export function commandsOf(world: World) {
  const recordCallbackCommand: Command<Callback, BodyOf<typeof recordCallback>> = {
    name: 'callback',
    decide: (state, said, context) =>
      record(rulesOf(world, state?.jurisdiction ?? context.jurisdiction))(state, said, context),
  };
  const orderCommand: Command<Callback, BodyOf<typeof orderRedo>> = { name: 'redo', decide: order };
  return { record: recordCallbackCommand, order: orderCommand };
}
export type FeedbackCommands = ReturnType<typeof commandsOf>;
