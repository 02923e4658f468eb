import { newEvent, type TicketEvent } from '@hotline/contracts';
import type { Decision } from '../decision';
import { assemble } from '../loop/assemble';
import {
  several,
  type CollectionSpec,
  type Documents,
  type IndexKey,
  type SearchableText,
  type Stored,
} from '../ports/documents';
import type { Engine } from '../ports/engine';

/**
 * State of the smallest document that the suites need: a number of letters, with the index keys and the searchable text
 * that a test chooses.
 */
export interface Letters {
  readonly count: number;
  readonly keys: readonly IndexKey[];
  readonly searchText?: SearchableText;
}

export const lettersCollection: CollectionSpec<Letters> = {
  name: 'letters',
  indexes: { byKey: several((letters) => letters.keys), byCount: (letters) => [[letters.count]] },
  searchable: (letters) => letters.searchText,
  ranged: ['byCount'],
};

/** Returns a ticket id. Ids are in the order of their numbers: `ticket(1) < ticket(2)`. */
export const ticket = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;

const JURISDICTION = 'demo';

/** Assembles the commit of a decision that has no event, command, wake-up or act as its cause. */
export const commitOf = <S>(service: string, id: string, stored: Stored<S> | undefined, decision: Decision<S>) =>
  assemble({ service, id, now: 1_700_000_000_000 }, stored, decision, { id: 'a test', jurisdiction: JURISDICTION });

/** Stores a decision. After an error it loads the document, and commits again unless the commit has happened. */
export async function store<S>(
  documents: Documents<S>,
  service: string,
  id: string,
  decide: (stored: Stored<S> | undefined) => Decision<S>,
): Promise<Stored<S>> {
  const stored = await documents.load(id);
  const commit = commitOf(service, id, stored, decide(stored));
  for (;;) {
    try {
      await documents.commit(commit);
    } catch (error) {
      const now = await documents.load(id);
      if (now?.version !== commit.next.version && now?.version !== stored?.version) throw error;
      if (now?.version !== commit.next.version) continue;
    }
    return commit.next;
  }
}

/**
 * Publishes `count` more events of a ticket, each in a commit of its own. Their numbers continue those of earlier
 * events.
 */
export async function publish(engine: Engine, id: string, count: number): Promise<void> {
  const documents = await engine.documents(lettersCollection);
  for (let written = 0; written < count; written += 1) {
    await store(documents, 'letters', id, (stored) => {
      const number = (stored?.state.count ?? 0) + 1;
      return { state: { count: number, keys: [] }, events: [newEvent('CallerViewed', { reason: String(number) })] };
    });
  }
}

/** Returns the number that `publish` gave an event. */
export const numberOf = (event: TicketEvent): number => Number((event.data as { reason?: string }).reason);

/** Returns the numbers 1 to n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
