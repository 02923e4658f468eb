import type { TicketKind } from '@hotline/jurisdiction';
import type { KindCue } from './kind-cues';
import { type Found, isDenied } from './phrases';

/** Callers who say nothing of what they want complain. */
const PRIOR: readonly (readonly [TicketKind, number])[] = [
  ['complaint', 1.3],
  ['help', 0],
  ['report', 0],
  ['consultation', 0],
  ['suggestion', 0],
  ['praise', 0],
];

/** A cue in the first words of a text (its title, or the reason for the call) counts this much more. */
const EARLY = 20;
const EARLY_BONUS = 1.5;
const ASKS_WEIGHT = 1.7;
/** Clauses that ask: 要花钱不, 能办吗, 卡咋办, ends with a question mark. Complaints ask too (有没有人管), so they weigh little. */
const QUESTION = /(吗|呢|不|没有|咋办|咋弄|怎么办|咋整|多少|哪里|哪儿|几天)(?=[,，。?？!！\s]|$)|[?？]/g;
const QUESTION_WEIGHT = 0.5;
const MOST_QUESTIONS = 2;

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
  votes.set('consultation', (votes.get('consultation') ?? 0) + Math.min(questions(folded), MOST_QUESTIONS) * QUESTION_WEIGHT);
  let best: TicketKind = 'complaint';
  for (const [kind, vote] of votes) if (vote > (votes.get(best) ?? 0)) best = kind;
  return best;
}

function questions(folded: string): number {
  return folded.match(QUESTION)?.length ?? 0;
}
