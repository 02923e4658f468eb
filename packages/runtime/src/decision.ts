import type { Actor, FieldError, NewEvent, ProblemCode, Text } from '@hotline/contracts';

/** What a pure rule answers: the next state and all that follows from it. Stored together or not at all. */
export interface Decision<S> {
  readonly state: S;
  readonly events?: readonly NewEvent[];
  /** Wake-ups by name: epoch ms sets or replaces, null cancels. */
  readonly wakeUps?: Readonly<Record<string, number | null>>;
  /** Things to do in the world after the commit, at least once. `name` is unique in the document. */
  readonly acts?: readonly {
    readonly name: string;
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

/** A rule says no: an expected answer, not an error. Nothing is stored. */
export interface Refused {
  readonly refused: ProblemCode;
  readonly detail: Text;
  readonly hint?: Text;
}

/** `undefined`: this changes nothing. */
export type Decided<S> = Decision<S> | Refused | undefined;

/**
 * What a rule may know besides its state and its input. One turn has one context, so no rule looks up a clock or a
 * jurisdiction.
 */
export interface Context<V = unknown> {
  /** Epoch ms. */
  readonly now: number;
  /** Name of the jurisdiction that the event, the caller or the document belongs to. */
  readonly jurisdiction: string;
  /** What the service sees of the jurisdiction, in the version that is in force at `now`. */
  readonly view: V;
}
export interface CommandContext<V = unknown> extends Context<V> {
  readonly actor: Actor;
}

export const isRefused = (decided: Decided<unknown>): decided is Refused =>
  decided !== undefined && 'refused' in decided;

/** A refused command on its way to the caller; `host` maps the code to a status. */
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
