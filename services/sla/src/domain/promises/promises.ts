import type * as api from '@hotline/contracts';
import type { Actor, NewEvent, TicketEvent } from '@hotline/contracts';
import { actsForUnit, promisedDayIsOver, ticketNotFound } from '@hotline/contracts/phrases';
import type { Limit } from '@hotline/jurisdiction';
import type { CommandContext, Context, Decided } from '@hotline/runtime';
import { mask } from '@hotline/text';
import { unchanged, type ClockChange } from '../clock-change';
import type { LedgerPromise } from '../ledger';
import { isActive, type SlaClock, type Target } from '../sla-clock';
import { decided, meet, nextStage, startPromise } from '../targets';
import type { Time } from '../time';
import type { SlaView } from '../view';
import { promiseText } from './phrases';
import { noSuchPromise, notOfPromiser, notOfThisUnit, settledBefore, ticketEnded, tooFar } from './refusals';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * 承诺: a unit of the ticket, or the hotline, promises something to the callers by a day. The clock of the promise runs
 * until the end of that day. Nobody can extend or pause it.
 */
export function makePromise(
  state: SlaClock | undefined,
  { promisedOn: on, promised: what }: api.BodyOf<typeof api.makePromise>,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const unit = actsForUnit(actor) ? actor.unit : view.hotline;
  if (unit === undefined || !mayPromise(state, unit, view)) return notOfThisUnit;
  if (!state.open) return ticketEnded;
  if (view.endOf(on) <= now) return promisedDayIsOver(view.dayOf(now));
  const latest = view.promises && view.dueAt(now, view.promises.within);
  if (typeof latest === 'number' && view.startOf(on) >= latest) return tooFar(view.dayOf(latest - 1));
  return decided(promise(unchanged(state), { unit, at: now, on, what: mask(what) }, view));
}

const mayPromise = ({ units = [] }: SlaClock, unit: string, { hotline }: SlaView): boolean =>
  unit === hotline || units.includes(unit);

interface NewPromise extends LedgerPromise {
  readonly unit: string;
  readonly at: number;
}

function promise(change: ClockChange, { unit, at, ...promised }: NewPromise, view: SlaView): ClockChange {
  const number = nextStage(change.state, 'promise');
  const made: NewEvent = {
    type: 'PromiseMade',
    data: { number, unit, ...promised, text: promiseText({ unit, ...promised }, view) },
  };
  const limit = limitUntil(promised.on, at, view);
  const events = [...change.events, made];
  return startPromise({ ...change, events }, { at, party: unit, limit, promise: promised }, view);
}

/**
 * The limit of a promise that is made at `at`: it ends with the day `on`. A day that is over by then gives the shortest
 * limit, because a closure may be approved later than it was requested.
 */
function limitUntil(on: string, at: number, { dayOf, startOf, endOf }: SlaView): Limit {
  const days = Math.round((startOf(on) - startOf(dayOf(at))) / DAY_MS);
  if (days > 0) return { amount: days, unit: 'calendar-days' };
  return { amount: Math.max(1, (endOf(on) - at) / MINUTE_MS), unit: 'minutes' };
}

/** 兑现承诺: who promised, the lead or the hotline records that the promise is kept. It may be late. */
export function keepPromise(
  state: SlaClock | undefined,
  { promise: number, done }: api.BodyOf<typeof api.keepPromise>,
  { actor, now, view, jurisdiction }: CommandContext<SlaView>,
): Decided<SlaClock> {
  if (state?.jurisdiction !== jurisdiction) return ticketNotFound;
  const target = state.targets.find(({ name, stage }) => name === 'promise' && stage === number);
  if (!target) return noSuchPromise;
  const unit = target.party ?? view.hotline;
  if (!mayKeep(state, actor, unit)) return notOfPromiser(view.unitName(unit));
  if (!isActive(target)) return settledBefore;
  const kept: NewEvent = { type: 'PromiseKept', data: { number, unit, done: mask(done) } };
  return decided(meet({ ...unchanged(state), events: [kept] }, target, now, view));
}

const mayKeep = ({ units = [] }: SlaClock, actor: Actor, unit: string): boolean =>
  !actsForUnit(actor) || actor.unit === unit || (actor.unit !== undefined && actor.unit === units[0]);

type OnClosure = (
  state: SlaClock | undefined,
  event: TicketEvent<'TicketClosed'>,
  context: Context<SlaView>,
) => Decided<SlaClock>;

/** A reaction that also starts the clock of what was promised with the closure. The lead has to keep this promise. */
export const promisingTheRest =
  (reaction: OnClosure): OnClosure =>
  (state, event, context) => {
    const decision = reaction(state, event, context);
    const on = event.data.approval?.promisedOn;
    if (on === undefined || !decision || 'refused' in decision) return decision;
    const { state: closed, events = [], acts } = decision;
    const unit = closed.units?.[0] ?? context.view.hotline;
    const change: ClockChange = { state: closed, events, ...(acts ? { acts } : {}) };
    return decided(promise(change, { unit, at: Date.parse(event.time), on }, context.view));
  };

/** The promises of a unit are kept when it reports that the problem is solved. */
export const keepBySolving = (
  change: ClockChange,
  { data: { unit, outcome }, time: at }: TicketEvent<'TicketResolved'>,
  time: Time,
): ClockChange =>
  outcome === 'resolved'
    ? change.state.targets
        .filter((target) => isPromise(target) && target.party === unit)
        .reduce((so, target) => meet(so, target, Date.parse(at), time), change)
    : change;

export const isPromise = ({ name }: Pick<Target, 'name'>): boolean => name === 'promise';
