import type { TargetName } from '@hotline/contracts';
import type { Limit } from '@hotline/jurisdiction';

interface OfStage {
  readonly name: TargetName;
  readonly stage: number;
  /** When it takes effect, epoch ms. */
  readonly at: number;
}

/**
 * One entry of the ledger of a ticket's clocks. Entries are only ever added. `limit`: a correction of the ticket gave a
 * running stage another limit, counted from the same start. `resume`: the stage was stopped too early, and the time since
 * then counts.
 */
export type LedgerEntry =
  | (OfStage & { readonly what: 'start' | 'limit'; readonly limit: Limit; readonly policy: string })
  | (OfStage & { readonly what: 'stop'; readonly why: 'met' | 'ended' })
  | (OfStage & { readonly what: 'resume' });

/** The entries of the ledger about one stage of a target. */
export interface StageAccount {
  readonly name: TargetName;
  readonly stage: number;
  readonly startedAt: number;
  readonly limit: Limit;
  readonly policy: string;
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
    return { name, stage, startedAt: at, limit, policy, entries: [entry] };
  }
  if (!account) return undefined;
  const entries = [...account.entries, entry];
  switch (entry.what) {
    case 'limit':
      return { ...account, limit: entry.limit, policy: entry.policy, entries };
    case 'stop':
      return { ...account, stopped: { at, why: entry.why }, entries };
    case 'resume': {
      const { stopped: _stopped, ...running } = account;
      return { ...running, entries };
    }
  }
}
