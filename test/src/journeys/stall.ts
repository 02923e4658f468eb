/// <reference types="jest" />
import * as api from '@hotline/contracts';
import * as people from '../people';
import type { TestPerson } from '../client';
import type { TestWorld, ReadTicket } from '../world';

type Registration = api.RequestBodyOf<typeof api.registerTicket>;

/** A call about stalls without a permit in Xushang sub-district: its squad leads, and its government office assists. */
export const stallCall = (world: TestWorld): Registration => ({
  channel: 'phone',
  caller: { name: '王建国', phone: '13800138000', anonymity: 'named', contactWindow: '18:00 后' },
  location: { region: 'xushang', address: '青年路医院门口' },
  narrative: world.example('street-trading.stall'),
  demand: '请让他们搬走',
  facts: { permit: 'none' },
});
export const squad = people.of('squad-xushang');
export const town = people.of('town-xushang');

export const resolution = (publicReply = '摊位已经搬走，路口恢复通行。') => ({
  outcome: 'resolved' as const,
  truth: 'confirmed' as const,
  done: '现场劝离并登记',
  publicReply,
});
/** Attaches a photo as evidence, and resolves with it as the same person. */
export async function resolveWith(
  world: TestWorld,
  ticketId: string,
  by: TestPerson,
  body: Omit<api.RequestBodyOf<typeof api.resolveTicket>, 'evidence'> = resolution(),
): Promise<api.Receipt> {
  const { round } = await world.read(ticketId, by);
  const evidence = [await world.attach(ticketId, by, `${ticketId} ${round}`)];
  return world.give(api.resolveTicket, ticketId, { ...body, evidence }, by);
}

/**
 * A leader of the unit records that the caller was reached, and resolves the ticket, which also signs the resolution.
 */
export async function contactAndResolve(
  world: TestWorld,
  ticketId: string,
  { unit = '' }: TestPerson,
  leader: string,
): Promise<void> {
  const signatory = people.leaderOf(unit, leader);
  await world.give(api.recordContact, ticketId, { outcome: 'reached' }, signatory);
  await resolveWith(world, ticketId, signatory);
}
export const satisfied = { reached: true, resolution: 'resolved' as const, satisfaction: 'satisfied' as const };
export const dissatisfied = {
  reached: true,
  resolution: 'not-resolved' as const,
  satisfaction: 'dissatisfied' as const,
  note: '第二天又来了',
};

const BESIDE: ReadonlySet<string> = new Set(['MessageSent', 'EvidenceAttached']);
/** Types of the events of a ticket in their order, without those of time limits, messages and files. */
export const mainLine = (ticket: ReadTicket): string[] =>
  ticket.history.filter(({ source, type }) => source !== 'sla' && !BESIDE.has(type)).map(({ type }) => type);

/** The events of one service in their order: the type and, for a time limit, its name and stage. */
export const saidBy = (ticket: ReadTicket, source: string): string[] =>
  ticket.history
    .filter((entry) => entry.source === source && entry.type !== 'EvidenceAttached')
    .map(({ type, data }) => (data.name === undefined ? type : `${type} ${String(data.name)}.${String(data.stage)}`));

/**
 * Expects that the events of each producer are numbered from 1 without gap or repeat, and all events in order of time.
 */
export function expectComplete(ticket: ReadTicket): void {
  const ids = ticket.history.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const source of new Set(ticket.history.map((entry) => entry.source))) {
    const own = ticket.history.filter((entry) => entry.source === source).map(({ id }) => id);
    expect(own).toEqual(own.map((_, i) => `${source}.${ticket.ticketId}.${i + 1}`));
  }
  const times = ticket.history.map(({ at }) => at);
  expect(times).toEqual([...times].sort());
}
