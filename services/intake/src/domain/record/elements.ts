import type { Element } from '@hotline/contracts';
import type { Ticket } from '../ticket';

/**
 * Matches a time as callers tell it. A false match only means that the operator is not told that the time is missing.
 */
const TIME =
  /[0-9０-９一二三四五六七八九十]\s*(?:点|时|号|日|月|年|分)|[今昨前明每][天日晚早]|[上中下]午|[早晚]上|凌晨|[半深夜]夜|夜里|周[一二三四五六日末]|星期|刚才|最近|一直|现在/;

type Told = Pick<Ticket, 'waiting' | 'location' | 'narrative' | 'demand' | 'elements'>;

/**
 * The elements (何人、何时、何地、何事、何求) that nobody has told yet. Missing elements never prevent a registration.
 */
export function missingElements({ waiting, location, narrative, demand, elements = {} }: Told): Element[] {
  const own = waiting[0]?.caller;
  const { address, region, longitude } = location;
  const known: Readonly<Record<Element, boolean>> = {
    who: own?.name !== undefined || own?.phone !== undefined,
    when: TIME.test(narrative),
    where: address !== undefined || region !== undefined || longitude !== undefined,
    what: narrative.trim() !== '',
    want: demand !== undefined,
  };
  return (Object.keys(known) as Element[]).filter((name) => !known[name] && elements[name] === undefined);
}
