import type { Role, TargetName } from '@hotline/contracts';
import type { Limit, LimitUnit } from '@hotline/jurisdiction';
import type { Time, UnknownYear } from './time';

interface OfStage {
  readonly name: TargetName;
  readonly stage: number;
  /** When it takes effect, epoch ms. */
  readonly at: number;
}

/**
 * One entry of the ledger of a ticket's clocks. Entries are only ever added. `limit`: a correction of the ticket gave a
 * running stage another limit, counted from the same start. `resume`: the stage was stopped too early, and the time since
 * then counts. `extend`: people approved that it is due later.
 */
export type LedgerEntry =
  | (OfStage & { readonly what: 'start' | 'limit'; readonly limit: Limit; readonly policy: string })
  | (OfStage & { readonly what: 'stop'; readonly why: 'met' | 'ended' })
  | (OfStage & { readonly what: 'resume' })
  | (OfStage & { readonly what: 'extend' } & Extension);

/** Time that was added to a limit. */
export interface AddedTime {
  /** As `countedIn` counts time. */
  readonly ms: number;
  readonly countedIn: LimitUnit;
}

interface Extension extends AddedTime {
  /** Code of the reason in the pack. */
  readonly code: string;
  readonly evidence: string;
  readonly askedBy: string;
  /** Ids of those who approved, and their roles, in the same order. */
  readonly approvedBy: readonly string[];
  readonly roles: readonly Role[];
}

/** The entries of the ledger about one stage of a target. */
export interface StageAccount {
  readonly name: TargetName;
  readonly stage: number;
  readonly startedAt: number;
  readonly limit: Limit;
  readonly policy: string;
  /** Extensions, in the order in which they were granted. */
  readonly added: readonly AddedTime[];
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
    const { limit, policy } = entry;
    return { name, stage, startedAt: at, limit, policy, added: [], entries: [entry] };
  }
  if (!account) return undefined;
  const entries = [...account.entries, entry];
  switch (entry.what) {
    case 'limit':
      return { ...account, limit: entry.limit, policy: entry.policy, entries };
    case 'extend':
      return { ...account, added: [...account.added, entry], entries };
    case 'stop':
      return { ...account, stopped: { at, why: entry.why }, entries };
    case 'resume': {
      const { stopped: _stopped, ...running } = account;
      return { ...running, entries };
    }
  }
}

/** Extensions of one stage. */
export const addedTo = (
  ledger: readonly LedgerEntry[],
  { name, stage }: Pick<OfStage, 'name' | 'stage'>,
): readonly AddedTime[] =>
  ledger.flatMap((entry) => (entry.what === 'extend' && entry.name === name && entry.stage === stage ? [entry] : []));

/** When a stage is due: by its limit, and each extension after that. */
export const dueOf = (
  { startedAt, limit, added }: Pick<StageAccount, 'startedAt' | 'limit' | 'added'>,
  time: Time,
): number | UnknownYear =>
  added.reduce<number | UnknownYear>(
    (due, { ms, countedIn }) => (typeof due === 'number' ? time.later(due, ms, countedIn) : due),
    time.dueAt(startedAt, limit),
  );
