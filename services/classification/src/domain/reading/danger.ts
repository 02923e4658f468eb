import type { Urgency } from '@hotline/jurisdiction';
import { ALARM, POSSIBLE_ALARM, presenceOf, type AlarmReading } from '@hotline/learning';
import { spanOf, type PhraseMatch } from '@hotline/text';

const RANK: Readonly<Record<Urgency, number>> = { normal: 0, urgent: 1, critical: 2 };

/** What raises the urgency of a text above that of its matter. */
export interface Dangers {
  readonly words: readonly PhraseMatch<Exclude<Urgency, 'normal'>>[];
  readonly alarm?: AlarmReading | undefined;
}

/**
 * The matter's own urgency, raised by an alarm and by words. A possible alarm makes the ticket urgent, and so does a
 * critical word that is only feared.
 */
export function urgencyOf(
  text: string,
  normalised: string,
  { words, alarm }: Dangers,
  own: Urgency,
): { readonly urgency: Urgency; readonly urgencyReasons: readonly string[] } {
  const reasons = new Map<string, Urgency>();
  const raise = (reason: string, to: Urgency): void => {
    if (RANK[to] > RANK[own]) reasons.set(reason, to);
  };
  for (const hit of words) {
    const presence = presenceOf(normalised, spanOf(hit));
    if (presence === 'denied') continue;
    const said: Urgency = hit.values.includes('critical') ? 'critical' : 'urgent';
    raise(text.slice(hit.offset, hit.offset + hit.length), presence === 'feared' ? lowered(said) : said);
  }
  if (alarm && alarm.confidence >= POSSIBLE_ALARM)
    raise(text.slice(alarm.span.from, alarm.span.to), alarm.confidence >= ALARM ? 'critical' : 'urgent');
  return {
    urgency: [...reasons.values()].reduce((most, one) => (RANK[one] > RANK[most] ? one : most), own),
    urgencyReasons: [...reasons.keys()],
  };
}

const lowered = (urgency: Urgency): Urgency => (urgency === 'critical' ? 'urgent' : 'normal');
