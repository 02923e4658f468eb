import type { Actor, FieldError, NewEvent, ProblemCode, Text } from '@hotline/contracts';

/** The decision of a pure rule: the next state, events, wake-ups and acts. One commit stores all of them or none. */
export interface Decision<S> {
  readonly state: S;
  readonly events?: readonly NewEvent[];
  /** Wake-ups by name. A time (epoch ms) sets or replaces the wake-up; null cancels it. */
  readonly wakeUps?: Readonly<Record<string, number | null>>;
  /**
   * Acts: effects outside the store, such as a message to a caller. Each is performed at least once, after the commit.
   * `name` is unique in the document.
   */
  readonly acts?: readonly {
    readonly name: string;
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

/** A rule refuses. This is an expected answer, not an error; nothing is stored. */
export interface Refused {
  readonly refused: ProblemCode;
  readonly detail: Text;
  readonly hint?: Text;
}

/** `undefined`: the input changes nothing, and nothing is stored. */
export type Decided<S> = Decision<S> | Refused | undefined;

/**
 * What a rule may read besides its state and its input. The loop makes one context for each attempt, so no rule reads a
 * clock or looks up a jurisdiction itself.
 */
export interface Context<V = unknown> {
  /** Epoch ms. */
  readonly now: number;
  /** Name of the jurisdiction to which the event, the person who sent the command, or the document belongs. */
  readonly jurisdiction: string;
  /** The service's view of the jurisdiction, in the version that is in force at `now`. */
  readonly view: V;
}
export interface CommandContext<V = unknown> extends Context<V> {
  readonly actor: Actor;
}

export const isRefused = (decided: Decided<unknown>): decided is Refused =>
  decided !== undefined && 'refused' in decided;

/** A refused command, thrown to the HTTP layer, which maps the code to a status. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: Text;
  readonly hint: Text | undefined;
  constructor(
    refused: Refused,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(`${refused.refused}: ${refused.detail.en}`);
    this.name = 'Refusal';
    this.code = refused.refused;
    this.detail = refused.detail;
    this.hint = refused.hint;
  }
}
