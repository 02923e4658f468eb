import type { BodyOf, handOver } from '@hotline/contracts';
import { isIn, isPresent, worksAt, type Person } from '@hotline/directory';
import type { CommandContext, Decided } from '@hotline/runtime';
import {
  alreadyTakenOver,
  giverElsewhere,
  handoverNotFound,
  handoverToSelf,
  notForYou,
  receiverAway,
  receiverElsewhere,
  unknownPerson,
  unknownPost,
  unknownUnit,
} from './refusals';
import type { KnownPeople } from './person-checks';
import type { PeopleView } from './view';

/** An item that one shift passes to the next: open work, a promise, or something that waits for somebody. */
export interface HandoverItem {
  readonly kind: 'open' | 'promised' | 'waiting';
  readonly ticketId?: string | undefined;
  readonly ticketNo?: string | undefined;
  readonly text: string;
  /** Promised time, or time by which the item must be done; epoch ms. */
  readonly dueAt?: number | undefined;
}

/** 交接班: one document for each handover. Times are epoch ms. */
export interface Handover {
  readonly jurisdiction: string;
  readonly id: string;
  readonly unit: string;
  readonly post?: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly items: readonly HandoverItem[];
  readonly note?: string | undefined;
  readonly takenOver?: { readonly at: number; readonly remark?: string | undefined };
}

export interface GivenHandover {
  readonly id: string;
  readonly body: BodyOf<typeof handOver>;
}

/** Index keys of a handover. `person` has two: the person who gives the shift and the person who receives it. */
export const handoverKeys = {
  all: ({ jurisdiction, at }: Handover) => [[jurisdiction, at]],
  unit: ({ jurisdiction, unit, at }: Handover) => [[jurisdiction, unit, at]],
  waiting: ({ jurisdiction, at, takenOver }: Handover) => (takenOver ? [] : [[jurisdiction, at]]),
  person: ({ jurisdiction, from, to, at }: Handover) => [
    [jurisdiction, from, at],
    [jurisdiction, to, at],
  ],
} as const;

const THIS = { zh: '交接班', en: 'the handover' };

/** 交班: hands a shift to one person by name. */
export function giveShift(
  state: Handover | undefined,
  { id, body }: GivenHandover,
  { actor, now, jurisdiction, view }: CommandContext<PeopleView>,
  known: KnownPeople,
): Decided<Handover> {
  if (state) return undefined;
  const { unit, post, to, items, note } = body;
  if (!view.units.has(unit)) return unknownUnit(THIS, view);
  if (post !== undefined && !view.posts.has(post)) return unknownPost(THIS, view);
  const [giver, receiver] = [known.get(actor.id), known.get(to)];
  if (giver && !isIn(giver, unit)) return giverElsewhere;
  if (to === actor.id) return handoverToSelf;
  if (!receiver) return unknownPerson({ zh: '接班人员', en: 'the person who takes over' });
  const flaw = flawOfReceiver(receiver, unit, now);
  if (flaw) return flaw;
  const told = items.map(({ dueAt, ...item }) => ({
    ...item,
    ...(dueAt === undefined ? {} : { dueAt: Date.parse(dueAt) }),
  }));
  const given = { ...(post === undefined ? {} : { post }), ...(note === undefined ? {} : { note }) };
  return { state: { jurisdiction, id, unit, from: actor.id, to, at: now, items: told, ...given } };
}

function flawOfReceiver(receiver: Person, unit: string, now: number) {
  if (!worksAt(receiver, now) || !isIn(receiver, unit)) return receiverElsewhere(receiver);
  return isPresent(receiver, now) ? undefined : receiverAway(receiver);
}

/** 接班: only the named receiver can take over the shift, and only once. */
export function takeOver(
  state: Handover | undefined,
  { remark }: { readonly remark?: string | undefined },
  { actor, now, view }: CommandContext<PeopleView>,
  known: KnownPeople,
): Decided<Handover> {
  if (!state) return handoverNotFound;
  if (actor.id !== state.to) return notForYou(known.get(state.to));
  if (state.takenOver) return alreadyTakenOver(state.takenOver.at, now, view.timeZone);
  return { state: { ...state, takenOver: { at: now, ...(remark === undefined ? {} : { remark }) } } };
}
