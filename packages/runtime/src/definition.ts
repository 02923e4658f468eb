import type { EventType, TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Decided } from './decision';
import type { Act, CollectionSpec, Documents, Stored } from './ports/documents';

/**
 * Reads what a rule needs besides the state: other documents, a model, the next number of a series. It never changes a
 * document. When another commit of the document came first, the loop calls this function again, so that the rule
 * decides on fresh reads. `own` holds the documents of the service.
 */
export type Gather<S, I, C, G> = (state: S | undefined, input: I, context: C, own: Documents<S>) => Promise<G>;

/** A pure rule: the same arguments always lead to the same decision. */
export type Decide<S, I, C, G> = (state: S | undefined, input: I, context: C, gathered: G) => Decided<S>;

/** How a service reacts to one type of event. */
export interface Reaction<S, T extends EventType, V = unknown> {
  /** Id of the document that the event concerns; by default the event's ticket. */
  readonly target?: (event: TicketEvent<T>) => string;
  readonly gather?: Gather<S, TicketEvent<T>, Context<V>, unknown>;
  readonly decide: Decide<S, TicketEvent<T>, Context<V>, unknown>;
}
export type Reactions<S, V = unknown> = { readonly [T in EventType]?: Reaction<S, T, V> };

/** A command that a person gives, with the rule that decides on it. */
export interface Command<S, I, V = unknown> {
  readonly name: string;
  readonly gather?: Gather<S, I, CommandContext<V>, unknown>;
  readonly decide: Decide<S, I, CommandContext<V>, unknown>;
}

/** Joins a rule with the reads that it needs; the compiler checks that both use the same `G`. */
export const gathering = <S, I, C, G>(gather: Gather<S, I, C, G>, decide: Decide<S, I, C, G>) => ({
  gather,
  decide: (state: S | undefined, input: I, context: C, gathered: unknown): Decided<S> =>
    decide(state, input, context, gathered as G),
});

/**
 * A type of act: an effect outside the store. `perform` runs at least once, with the act's id as idempotency key;
 * `decide` then decides on its result. The signal aborts when the attempt exceeds its time limit. `perform` rejects
 * with `ActRejected` when the receiver refuses this one act.
 */
export interface ActKind<S, V = unknown> {
  readonly perform: (act: Act, stored: Stored<S>, signal: AbortSignal) => Promise<unknown>;
  readonly decide: (state: S, act: Act, result: unknown, context: Context<V>) => Decided<S>;
}

/** Everything that the loop needs of a service. `V` is the service's view of a jurisdiction. */
export interface ServiceDefinition<S, V = unknown> {
  readonly collection: CollectionSpec<S>;
  /**
   * Returns the service's view of a jurisdiction, which is the part that the service needs, in the version in force at
   * `now` (epoch ms). `jurisdiction` is its name. The loop puts the view into `context.view`; the service declares it
   * with the type `V`. Throws when the jurisdiction is not served. Without this function `context.view` is undefined.
   */
  readonly view?: (jurisdiction: string, now: number) => unknown;
  readonly reactions: Reactions<S, V>;
  /**
   * Decides on a wake-up. The loop has already checked in the stored document, and against the clock, that it is due.
   */
  readonly wakeUp?: (state: S, name: string, context: Context<V>) => Decided<S>;
  readonly acts?: Readonly<Record<string, ActKind<S, V>>>;
  /**
   * Called after each commit, to update pages that show the document live. Best effort: a call may be missed, and an
   * error is ignored.
   */
  readonly announce?: (stored: Stored<S>) => void;
}
