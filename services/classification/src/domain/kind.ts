import type { TicketKind } from '@hotline/jurisdiction';
import type { KindCue } from './kind-cues';
import { type Found, isDenied } from './phrases';

/** Callers who say nothing of what they want complain. */
const PRIOR: readonly (readonly [TicketKind, number])[] = [
  ['complaint', 1],
  ['help', 0],
  ['report', 0],
  ['consultation', 0],
  ['suggestion', 0],
  ['praise', 0],
];

/** A cue in the first words of a text (its title, or the reason for the call) counts this much more. */
const EARLY = 20;
const EARLY_BONUS = 1.5;
const ASKS_WEIGHT = 1.2;

/** @param asks how sure it is (0–1) that the text asks what the hotline has an answer for */
export function kindOf(folded: string, found: readonly Found<KindCue>[], asks: number): TicketKind {
  const votes = new Map<TicketKind, number>(PRIOR);
  votes.set('consultation', asks * ASKS_WEIGHT);
  const heard = new Set<string>();
  for (const { offset, length, values } of found) {
    const phrase = folded.slice(offset, offset + length);
    if (heard.has(phrase) || isDenied(folded, offset)) continue;
    heard.add(phrase);
    for (const { kind, weight } of values) {
      votes.set(kind, (votes.get(kind) ?? 0) + weight * (offset < EARLY ? EARLY_BONUS : 1));
    }
  }
  let best: TicketKind = 'complaint';
  for (const [kind, vote] of votes) if (vote > (votes.get(best) ?? 0)) best = kind;
  return best;
}
