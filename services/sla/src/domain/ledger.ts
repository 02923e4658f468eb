import type { EventData, Role, TargetName } from '@hotline/contracts';
import type { Limit, LimitUnit } from '@hotline/jurisdiction';
import type { Pause, Time, UnknownYear } from './time';

interface OfStage {
  readonly name: TargetName;
  readonly stage: number;
  /** When the entry takes effect, epoch ms. */
  readonly at: number;
}

/**
 * One entry of the ledger of a ticket’s clocks. Entries are never changed or removed. `limit`: a correction of the
 * ticket gave a running stage another limit, counted from the same start. `run-on`: the stage had stopped too early, so
 * it runs again and the time in between counts. `recount`: a supervisor approved that the stage follows changed limits or
 * a changed calendar. `extend`: people approved a later due time. Between `pause` and
 * `resume` the stage does not count.
 */
export type LedgerEntry =
  | (OfStage & {
      readonly what: 'start' | 'limit';
      readonly limit: Limit;
      readonly policy: string;
      /** Id of the law that sets the limit; absent: the policy does. */
      readonly statute?: string;
      /** Whose target it is, if several targets of one name run side by side. */
      readonly party?: string;
      /** Present for a promise to the callers. */
      readonly promise?: LedgerPromise;
    })
  | (OfStage & {
      readonly what: 'recount';
      readonly limit: Limit;
      readonly policy: string;
      readonly statute?: string;
      readonly reason: string;
      /** Id of the supervisor. */
      readonly approvedBy: string;
    })
  | (OfStage & { readonly what: 'stop'; readonly why: 'met' | 'ended' })
  | (OfStage & { readonly what: 'run-on' })
  | (OfStage & ChangeApproval & AddedTime & { readonly what: 'extend' })
  | (OfStage &
      ChangeApproval & {
        readonly what: 'pause';
        /** When it runs again at the latest, epoch ms. */
        readonly until: number;
        /** The whole ticket was suspended. */
        readonly suspension?: true;
      })
  | (OfStage & { readonly what: 'resume'; readonly why: EventData<'ClockResumed'>['cause'] });

type LimitEntry = Extract<LedgerEntry, { readonly limit: Limit }>;

/** `on`: the last day, YYYY-MM-DD. `what`: absent if it is the rest, after a closure as partly resolved. */
export interface LedgerPromise {
  readonly on: string;
  readonly what?: string;
}

/** Time that was added to a limit. */
export interface AddedTime {
  /** In ms, as `countedIn` counts time. */
  readonly ms: number;
  readonly countedIn: LimitUnit;
}

/** Who asked for a change of a clock, why, and who approved it. */
export interface ChangeApproval {
  /** Code of the reason in the pack. */
  readonly code: string;
  readonly evidence: string;
  readonly askedBy: string;
  /** Ids of those who approved, and their roles, in the same order. */
  readonly approvedBy: readonly string[];
  readonly roles: readonly Role[];
}

/** The extensions and pauses that people approved for one stage. */
export interface StageChanges {
  /** Extensions, in the order in which they were granted. */
  readonly added: readonly AddedTime[];
  readonly pauses: readonly Pause[];
}

/** The entries of the ledger about one stage of a target. */
export interface StageAccount extends StageChanges {
  readonly name: TargetName;
  readonly stage: number;
  readonly party?: string;
  readonly startedAt: number;
  readonly limit: Limit;
  readonly policy: string;
  readonly statute?: string;
  readonly stopped?: { readonly at: number; readonly why: 'met' | 'ended' };
  readonly entries: readonly LedgerEntry[];
}

/** The stages of a ledger, in the order in which they began. */
export function accountsOf(ledger: readonly LedgerEntry[]): readonly StageAccount[] {
  const accounts = new Map<string, StageAccount>();
  for (const entry of ledger) {
    const key = `${entry.name}.${entry.stage}`;
    const account = withEntry(accounts.get(key), entry);
    if (account) accounts.set(key, account);
  }
  return [...accounts.values()];
}

function withEntry(account: StageAccount | undefined, entry: LedgerEntry): StageAccount | undefined {
  const { name, stage, at } = entry;
  if (entry.what === 'start') {
    const { limit, policy, party, statute } = entry;
    const whose = party === undefined ? {} : { party };
    const law = statute === undefined ? {} : { statute };
    return { name, stage, ...whose, startedAt: at, limit, policy, ...law, ...none, entries: [entry] };
  }
  if (!account) return undefined;
  const entries = [...account.entries, entry];
  switch (entry.what) {
    case 'limit':
    case 'recount':
      return { ...withoutStatute(account), ...limitOf(entry), entries };
    case 'extend':
    case 'pause':
    case 'resume':
      return { ...account, ...withChange(account, entry), entries };
    case 'stop':
      return { ...account, stopped: { at, why: entry.why }, entries };
    case 'run-on': {
      const { stopped: _stopped, ...running } = account;
      return { ...running, entries };
    }
  }
}

const withoutStatute = ({ statute: _statute, ...account }: StageAccount): StageAccount => account;
const limitOf = ({ limit, policy, statute }: LimitEntry): Pick<StageAccount, 'limit' | 'policy' | 'statute'> => ({
  limit,
  policy,
  ...(statute === undefined ? {} : { statute }),
});

const none: StageChanges = { added: [], pauses: [] };

function withChange({ added, pauses }: StageChanges, entry: LedgerEntry): StageChanges {
  if (entry.what === 'extend') return { added: [...added, entry], pauses };
  if (entry.what === 'pause') {
    const { at: from, until, code, suspension } = entry;
    return { added, pauses: [...pauses, { from, until, code, ...(suspension ? { suspension } : {}) }] };
  }
  if (entry.what !== 'resume') return { added, pauses };
  return { added, pauses: pauses.map((pause) => (pause.to === undefined ? { ...pause, to: entry.at } : pause)) };
}

/** The extensions and pauses that people have approved for one stage so far. */
export const changesOf = (
  ledger: readonly LedgerEntry[],
  { name, stage }: Pick<OfStage, 'name' | 'stage'>,
): StageChanges =>
  ledger
    .filter((entry) => entry.name === name && entry.stage === stage)
    .reduce<StageChanges>((so, entry) => withChange(so, entry), none);

/** The entry that states the limit of a stage last. */
export const limitEntry = (
  ledger: readonly LedgerEntry[],
  { name, stage }: Pick<OfStage, 'name' | 'stage'>,
): LimitEntry | undefined =>
  ledger.reduce<LimitEntry | undefined>(
    (last, entry) => (entry.name === name && entry.stage === stage && 'limit' in entry ? entry : last),
    undefined,
  );

/**
 * Total time of pauses as a limit counts it, ms. A pause without an end counts until `now`, or not at all if `now` is
 * not given.
 */
export const pausedTime = (pauses: readonly Pause[], limit: Limit, time: Time, now?: number): number =>
  pauses.reduce((sum, { from, to = now }) => sum + (to === undefined ? 0 : (time.counted(from, to, limit) ?? 0)), 0);

/**
 * The due time of a stage: by its limit, then later by each extension and by the counted time of its pauses. Hours of a
 * pause on the day of receipt move nothing if the limit does not count that day.
 */
export function dueOf(
  { startedAt, limit, added, pauses }: Pick<StageAccount, 'startedAt' | 'limit'> & StageChanges,
  time: Time,
  now?: number,
): number | UnknownYear {
  const first = time.countsFrom(startedAt, limit);
  const lengths = pauses.map(({ from, to = now }) =>
    to === undefined ? 0 : time.passed(Math.max(from, first), Math.max(to, first), limit),
  );
  const unknown = lengths.find((length) => typeof length !== 'number');
  if (unknown !== undefined) return unknown;
  const ms = lengths.reduce<number>((sum, length) => (typeof length === 'number' ? sum + length : sum), 0);
  const paused = { ms, countedIn: limit.unit };
  return [...added, ...(ms > 0 ? [paused] : [])].reduce<number | UnknownYear>(
    (due, { ms, countedIn }) => (typeof due === 'number' ? time.later(due, ms, countedIn) : due),
    time.dueAt(startedAt, limit),
  );
}
