import type { EventType, TicketEvent } from '@hotline/contracts';
import type { Context, CommandContext, Decided } from './decision';
import type { Act, CollectionSpec, Documents, Stored } from './ports/documents';

/** What a service does when it reads a fact. `gather` reads the outside world and never writes; `decide` is pure. */
export interface Reaction<S, T extends EventType> {
  /** The document it concerns; the event's ticket unless said otherwise. */
  readonly target?: (event: TicketEvent<T>) => string;
  readonly gather?: (event: TicketEvent<T>, state: S | undefined, own: Documents<S>) => Promise<unknown>;
  readonly decide: (state: S | undefined, event: TicketEvent<T>, context: Context, gathered: unknown) => Decided<S>;
}
export type Reactions<S> = { readonly [T in EventType]?: Reaction<S, T> };

/** A reaction whose rule needs something read first; keeps the two typed. */
export const gathering = <S, T extends EventType, G>(
  gather: (event: TicketEvent<T>, state: S | undefined, own: Documents<S>) => Promise<G>,
  decide: (state: S | undefined, event: TicketEvent<T>, context: Context, gathered: G) => Decided<S>,
): Reaction<S, T> => ({
  gather,
  decide: (state, event, context, gathered) => decide(state, event, context, gathered as G),
});

/** A command of a person: what is asked, and the rule that answers. */
export interface Command<S, I> {
  readonly name: string;
  readonly decide: (state: S | undefined, input: I, context: CommandContext) => Decided<S>;
}

/**
 * Something done in the world. `perform` runs at least once with the act's id as idempotency key; its outcome comes back through `decide`. The signal aborts
 * when the attempt has taken too long; a receiver that refuses this one act is told by `ActRejected`.
 */
export interface ActKind<S> {
  readonly perform: (act: Act, stored: Stored<S>, signal: AbortSignal) => Promise<unknown>;
  readonly decide: (state: S, act: Act, result: unknown, context: Context) => Decided<S>;
}

/** Everything the loop needs to know of a service. */
export interface ServiceDefinition<S> {
  readonly collection: CollectionSpec<S>;
  readonly reactions: Reactions<S>;
  /** A wake-up that is due; the loop has already looked at the store and the clock. */
  readonly wakeUp?: (state: S, name: string, context: Context) => Decided<S>;
  readonly acts?: Readonly<Record<string, ActKind<S>>>;
  /** Best effort after each commit, for live views; may be missed. */
  readonly announce?: (stored: Stored<S>) => void;
}
