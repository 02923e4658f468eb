import type { Documents, Stored } from '@hotline/runtime';
import type { Known } from '../domain/same';
import { callerPhone, phoneKey, type Ticket } from '../domain/ticket';

/** Looked at, newest first; older ones are found by matter. */
const LOOKED_AT = 8;
const HOUR_MS = 3_600_000;

const known = (stored: Stored<Ticket>): Known => ({ ticketId: stored.id, ticket: stored.state });

async function newest(tickets: Documents<Ticket>, index: string, prefix: readonly string[], since: number): Promise<Known[]> {
  const page = await tickets.find(index, { prefix, from: since, descending: true, limit: LOOKED_AT });
  return page.found.map(known);
}

/** Open tickets of the caller, and of the region within the hours that the pack names. */
export async function openOthers(tickets: Documents<Ticket>, phone: string | undefined, region: string | undefined, since: { now: number; hours: number }) {
  const ofCaller = phone ? await newest(tickets, 'openByCaller', [phoneKey(phone)], 0) : [];
  const ofPlace = region ? await newest(tickets, 'openByRegion', [region], since.now - since.hours * HOUR_MS) : [];
  return { ofCaller, ofPlace };
}

/** Open tickets of the same matter: by this caller, and about this region within the hours that the pack names. */
export async function openOfMatter(tickets: Documents<Ticket>, id: string, ticket: Ticket, about: { matter: string; region?: string; hours: number }) {
  const phone = callerPhone(ticket);
  const region = about.region ?? ticket.region;
  const others = (list: Known[]): Known[] => list.filter((one) => one.ticketId !== id && one.ticket.registeredAt <= ticket.registeredAt && one.ticket.matter === about.matter);
  return {
    ofCaller: phone ? others(await newest(tickets, 'openByCaller', [phoneKey(phone)], 0)) : [],
    ofPlace: region ? others(await newest(tickets, 'openByMatter', [about.matter, region], ticket.registeredAt - about.hours * HOUR_MS)) : [],
  };
}
