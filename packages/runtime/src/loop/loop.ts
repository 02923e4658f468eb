import type { EventType, TicketEvent } from '@hotline/contracts';
import { actsForUnit, keyReused, ticketNotFound } from '@hotline/contracts/phrases';
import { isRefused, Refusal, type Context, type Decided } from '../decision';
import type { ActKind, Command, Reaction, ServiceDefinition } from '../definition';
import type { Clock } from '../ports/clock';
import { Conflict, type Act, type Commit, type Documents, type SeenCommand, type Stored } from '../ports/documents';
import type { Ring } from '../ports/wake-ups';
import { ActDelivery, type DeliveryLimits } from './act-delivery';
import { assemble, type Cause } from './assemble';

/** A step of the loop or the relay. Tests can end the process directly after a step. */
export type Step = 'decided' | 'committed' | 'published' | 'marked' | 'woken' | 'acted';
export type OnStep = (step: Step, service: string, id: string) => void;

export interface CommandCall<I> {
  /** Document id, which is the ticket id. */
  readonly id: string;
  readonly input: I;
  readonly cause: Cause & { readonly actor: NonNullable<Cause['actor']> };
}
export interface CommandAnswer<S> {
  readonly stored: Stored<S>;
  readonly recorded: SeenCommand['recorded'];
  /** Whether the same command was answered before, so that nothing was stored now. */
  readonly repeated: boolean;
}

/** Callbacks about acts, and limits of their delivery that differ from the defaults. */
export interface LoopActs extends Partial<DeliveryLimits> {
  readonly onActFailed?: (act: Act, error: unknown) => void;
  readonly onActsPaused?: (type: string, paused: boolean) => void;
}

/** One attempt to decide on a document, with its own context. Resolves with undefined if there is nothing to commit. */
type Attempt<S> = (stored: Stored<S> | undefined, context: Context<never>) => Promise<Commit<S> | undefined>;

/**
 * Number of conflicts in a row that the loop retries on one document. The next `Conflict` is thrown, because so many
 * have a cause other than a race.
 */
const MOST_CONFLICTS = 50;

/**
 * Handles events, commands, wake-ups and results of acts in the same steps: load → gather → decide → commit → act. The
 * clock and the service's view of the jurisdiction are read once for each attempt, so that no attempt mixes two
 * versions. When another commit came first, the next attempt reads everything again.
 */
export class Loop<S> {
  /** Delivers the acts of committed decisions. */
  readonly acts: ActDelivery<S>;

  constructor(
    private readonly service: ServiceDefinition<S, never>,
    readonly documents: Documents<S>,
    private readonly clock: Clock,
    private readonly onStep: OnStep = () => undefined,
    { onActFailed = () => undefined, onActsPaused, ...limits }: LoopActs = {},
  ) {
    this.acts = new ActDelivery(
      {
        perform: (act, stored, signal) => this.perform(act, stored, signal),
        record: (act, stored, result) => this.recordOutcome(act, stored, result),
        onFailed: onActFailed,
        ...(onActsPaused ? { onPaused: onActsPaused } : {}),
      },
      limits,
    );
  }

  get hasActs(): boolean {
    return this.service.acts !== undefined;
  }

  /** Whether the service has a reaction to this type of event. */
  wants({ type }: TicketEvent): boolean {
    return this.service.reactions[type] !== undefined;
  }

  /**
   * Handles events of one ticket, in order, in one commit. Stops before the first event that concerns another document
   * or jurisdiction. Resolves with the number of events handled, once their result is stored. An event that was seen
   * before, or to which the service has no reaction, counts as handled and changes nothing.
   */
  async react(first: TicketEvent, ...more: readonly TicketEvent[]): Promise<number> {
    const id = this.targetOf(first);
    const { jurisdiction } = first;
    const other = more.findIndex(
      (event) => (this.wants(event) && this.targetOf(event) !== id) || event.jurisdiction !== jurisdiction,
    );
    const events = [first, ...(other < 0 ? more : more.slice(0, other))];
    const wanted = events.filter((event) => this.wants(event));
    if (wanted.length > 0)
      await this.turn(id, jurisdiction, (stored, context) => this.decideOnAll(id, stored, wanted, context));
    return events.length;
  }

  /**
   * Handles one command. A command that was answered before gets the same answer again, if the ticket is still one of the
   * unit for which the person acts. Throws `Refusal` with the code of the rule that refuses. The code is `not-found` when there is no document or it belongs to another jurisdiction
   * than the sender of the command, and `key-reused` when the idempotency key was used with another body.
   */
  async execute<I>(command: Command<S, I, never>, { id, input, cause }: CommandCall<I>): Promise<CommandAnswer<S>> {
    const { command: key, jurisdiction, actor } = cause;
    let before: SeenCommand | undefined;
    const outcome = await this.turn(id, jurisdiction, async (stored, turnContext) => {
      if (stored && (jurisdictionOf(stored) ?? jurisdiction) !== jurisdiction) throw new Refusal(ticketNotFound);
      before = answeredBefore(stored?.commands, key);
      if (before && !actsForUnit(actor)) return undefined;
      const context = { ...turnContext, actor };
      const gathered = await command.gather?.(stored?.state, input, context, this.documents);
      const decided = command.decide(stored?.state, input, context, gathered);
      if (before && !isOfOthers(decided)) return undefined;
      return this.commitOf(id, stored, decided, { cause, context });
    });
    if (!outcome.stored) throw new Refusal(ticketNotFound);
    return { stored: outcome.stored, recorded: before?.recorded ?? outcome.recorded, repeated: before !== undefined };
  }

  /**
   * Handles a wake-up that rang, if it is due according to the stored document and the clock. Otherwise changes
   * nothing.
   */
  async ring({ id, name }: Ring): Promise<void> {
    const stored = await this.documents.load(id);
    if (!stored) return;
    const jurisdiction = jurisdictionOf(stored) ?? '';
    const cause = { id: `${this.service.collection.name}.${id}.wake-up.${name}`, jurisdiction, wakeUp: name };
    await this.turn(id, jurisdiction, async (current, context) => {
      if (!current || (current.wakeUps[name] ?? Infinity) > context.now) return undefined;
      const decided = this.service.wakeUp?.(current.state, name, context) ?? { state: current.state };
      return this.commitOf(id, current, decided, { cause, context });
    });
    this.onStep('woken', this.service.collection.name, id);
  }

  private async perform(act: Act, stored: Stored<S>, signal: AbortSignal): Promise<unknown> {
    return this.actKind(act).perform(act, stored, signal);
  }

  private async recordOutcome(act: Act, stored: Stored<S>, result: unknown): Promise<void> {
    const kind = this.actKind(act);
    const jurisdiction = jurisdictionOf(stored) ?? '';
    await this.turn(stored.id, jurisdiction, async (current, context) => {
      if (!current?.acts.some((pending) => pending.id === act.id)) return undefined;
      const decided = kind.decide(current.state, act, result, context) ?? { state: current.state };
      return this.commitOf(stored.id, current, decided, {
        cause: { id: act.id, jurisdiction, act: act.id },
        context,
      });
    });
    this.onStep('acted', this.service.collection.name, stored.id);
  }

  private actKind(act: Act): ActKind<S, never> {
    const kind = this.service.acts?.[act.type];
    if (!kind) throw new Error(`${this.service.collection.name} does not handle acts of type ${act.type}`);
    return kind;
  }

  private targetOf(event: TicketEvent): string {
    const reaction = this.service.reactions[event.type] as Reaction<S, EventType, never> | undefined;
    return reaction?.target?.(event) ?? event.subject;
  }

  /** Decides on each event with the state after the previous one, and joins the decisions in one commit. */
  private async decideOnAll(
    id: string,
    stored: Stored<S> | undefined,
    events: readonly TicketEvent[],
    context: Context<never>,
  ): Promise<Commit<S> | undefined> {
    let current = stored;
    const published: TicketEvent[] = [];
    for (const event of events) {
      const commit = await this.decideOn(id, current, event, context);
      current = commit?.next ?? current;
      published.push(...(commit?.events ?? []));
    }
    if (!current || current === stored) return undefined;
    return { previous: stored, next: { ...current, version: (stored?.version ?? 0) + 1 }, events: published };
  }

  private async decideOn(
    id: string,
    stored: Stored<S> | undefined,
    event: TicketEvent,
    context: Context<never>,
  ): Promise<Commit<S> | undefined> {
    const producer = id === event.subject ? event.source : `${event.source}/${event.subject}`;
    if ((stored?.seen[producer] ?? 0) >= event.sequence) return undefined;
    const reaction = this.service.reactions[event.type] as Reaction<S, EventType, never>;
    const gathered = await reaction.gather?.(stored?.state, event, context, this.documents);
    const { jurisdiction, traceparent } = event;
    const cause = {
      id: event.id,
      jurisdiction,
      seen: { [producer]: event.sequence },
      ...(traceparent ? { traceparent } : {}),
    };
    return this.commitOf(id, stored, reaction.decide(stored?.state, event, context, gathered), { cause, context });
  }

  private commitOf(
    id: string,
    stored: Stored<S> | undefined,
    decided: Decided<S>,
    { cause, context: { now } }: { readonly cause: Cause; readonly context: Context<never> },
  ): Commit<S> | undefined {
    if (decided === undefined) return undefined;
    if (isRefused(decided)) throw new Refusal(decided);
    return assemble({ service: this.service.collection.name, id, now }, stored, decided, cause);
  }

  private contextOf(jurisdiction: string): Context<never> {
    const now = this.clock.now();
    return { now, jurisdiction, view: this.service.view?.(jurisdiction, now) as never };
  }

  private async turn(id: string, jurisdiction: string, attempt: Attempt<S>) {
    for (let lost = 0; ; lost += 1) {
      const stored = await this.documents.load(id);
      const commit = await attempt(stored, this.contextOf(jurisdiction));
      if (commit === undefined) return { stored, recorded: [] };
      if (await this.stored(commit, lost < MOST_CONFLICTS))
        return { stored: commit.next, recorded: commit.events.map((e) => ({ id: e.id, type: e.type })) };
    }
  }

  /** Commits. When another commit came first, resolves with false if `mayLose`, and throws `Conflict` otherwise. */
  private async stored(commit: Commit<S>, mayLose = true): Promise<boolean> {
    const name = this.service.collection.name;
    const { next } = commit;
    this.onStep('decided', name, next.id);
    try {
      await this.documents.commit(commit);
    } catch (error) {
      if (error instanceof Conflict && mayLose) return false;
      throw error;
    }
    this.onStep('committed', name, next.id);
    this.afterCommit(next, next.acts.length > 0);
    return true;
  }

  private afterCommit(stored: Stored<S>, hasActs: boolean): void {
    if (hasActs) void this.acts.deliver(stored);
    try {
      this.service.announce?.(stored);
    } catch {
      // The document is stored: an error of a live view must not fail the command or the event.
    }
  }
}

/** The command with this key that was answered before. Throws `Refusal` if it had another body. */
function answeredBefore(seen: readonly SeenCommand[] = [], key?: Cause['command']): SeenCommand | undefined {
  const before = key && seen.find(({ id }) => id === key.id);
  if (before && before.hash !== key?.hash) throw new Refusal(keyReused);
  return before;
}

/** Whether a rule refuses because the ticket is not one of the actor’s unit. */
const isOfOthers = (decided: Decided<unknown>): boolean => isRefused(decided) && decided.refused === 'not-your-ticket';

/** The jurisdiction that a document belongs to. */
const jurisdictionOf = ({ state }: Stored<unknown>): string | undefined =>
  (state as { jurisdiction?: string }).jurisdiction;
