import type { BodyOf, resumeClock as operation } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided } from '@hotline/runtime';
import { unchanged } from '../clock-change';
import { find, isPaused, type SlaClock } from '../sla-clock';
import { decided } from '../targets';
import type { SlaView } from '../view';
import { openPause, resumeClock } from './pausing';
import { clockIsSuspended, clockNotPaused, notOfTheLead } from './refusals';

/** 恢复计时: the lead ends the pause of a clock. */
export function resume(
  state: SlaClock | undefined,
  { clock }: BodyOf<typeof operation>,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  if (actor.unit === undefined || state.units?.[0] !== actor.unit) return notOfTheLead;
  const target = find(state, clock);
  if (!isPaused(target)) return clockNotPaused(clock);
  if (openPause(target)?.suspension) return clockIsSuspended;
  return decided(resumeClock(unchanged(state), target, { at: now, why: 'unit' }, view));
}
