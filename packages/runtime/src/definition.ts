import type { EventType, TicketEvent } from '@hotline/contracts';
import type { CommandContext, Context, Decided } from './decision';
import type { Act, CollectionSpec, Documents, Stored } from './ports/documents';

/**
 * Reads what a rule needs besides the state: other documents, a model, a number of a series. Never changes a document.
 * After a lost race the loop calls it
 * again, so that the rule decides on fresh reads. `own` are the documents of the service.
 */
export type Gather<S, I, C, G> = (state: S | undefined, input: I, context: C, own: Documents<S>) => Promise<G>;

/** A pure rule: the same arguments always lead to the same decision. */
export type Decide<S, I, C, G> = (state: S | undefined, input: I, context: C, gathered: G) => Decided<S>;

/** What a service does about an event. */
export interface Reaction<S, T extends EventType, V = unknown> {
  /** Id of the document that the event concerns; the event's ticket unless said otherwise. */
  readonly target?: (event: TicketEvent<T>) => string;
  readonly gather?: Gather<S, TicketEvent<T>, Context<V>, unknown>;
  readonly decide: Decide<S, TicketEvent<T>, Context<V>, unknown>;
}
export type Reactions<S, V = unknown> = { readonly [T in EventType]?: Reaction<S, T, V> };

/** A command of a person: what is asked, and the rule that answers. */
export interface Command<S, I, V = unknown> {
  readonly name: string;
  readonly gather?: Gather<S, I, CommandContext<V>, unknown>;
  readonly decide: Decide<S, I, CommandContext<V>, unknown>;
}

/** Joins a rule with the reads that it needs; the compiler checks that both mean the same `G`. */
export const gathering = <S, I, C, G>(gather: Gather<S, I, C, G>, decide: Decide<S, I, C, G>) => ({
  gather,
  decide: (state: S | undefined, input: I, context: C, gathered: unknown): Decided<S> =>
    decide(state, input, context, gathered as G),
});

/**
 * Something done in the world. `perform` runs at least once with the act's id as idempotency key; its result comes
 * back through `decide`. The signal aborts
 * when the attempt has taken too long. `perform` rejects with `ActRejected` when the receiver refuses this one act.
 */
export interface ActKind<S, V = unknown> {
  readonly perform: (act: Act, stored: Stored<S>, signal: AbortSignal) => Promise<unknown>;
  readonly decide: (state: S, act: Act, result: unknown, context: Context<V>) => Decided<S>;
}

/** Everything the loop needs to know of a service. `V` is what the service sees of a jurisdiction. */
export interface ServiceDefinition<S, V = unknown> {
  readonly collection: CollectionSpec<S>;
  /**
   * What the rules see of a jurisdiction, by its name, in the version that is in force at `now` (epoch ms); the loop
   * puts it into `context.view`. It is typed
   * `V` where the service declares it. Throws when the jurisdiction is not served. Absent: `context.view` is undefined.
   */
  readonly view?: (jurisdiction: string, now: number) => unknown;
  readonly reactions: Reactions<S, V>;
  /** A wake-up that is due; the loop has already looked at the store and the clock. */
  readonly wakeUp?: (state: S, name: string, context: Context<V>) => Decided<S>;
  readonly acts?: Readonly<Record<string, ActKind<S, V>>>;
  /** Best effort after each commit, for live views; may be missed. */
  readonly announce?: (stored: Stored<S>) => void;
}
