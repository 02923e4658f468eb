import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { filledPath } from '../api/filled-path';
import type { Answered, CommandBody, CommandPath, Problem } from '../api/paths';
import type { Text } from '../language/text';
import type { QueuedCommand } from '../store/database';
import { give, queued, subscribe } from './outbox';

export const useQueued = (): readonly QueuedCommand[] => useSyncExternalStore(subscribe, queued);

interface Given<P extends CommandPath> {
  readonly path: P;
  readonly params?: Readonly<Record<string, string>>;
  readonly body: CommandBody<P>;
  readonly label: Text;
  readonly holdMs?: number | undefined;
}
export type GivenOutcome<P extends CommandPath> =
  { readonly data: Answered<P> } | { readonly problem: Problem } | { readonly takenBack: true };

/** Delay in ms before a ticket is read a second time, because its change may not be visible at once. */
const REFETCH_AFTER_MS = 1000;

/** Returns a function that sends a command through the outbox, and reads its ticket again after the answer. */
export function useGive(): <P extends CommandPath>(given: Given<P>) => Promise<GivenOutcome<P>> {
  const queries = useQueryClient();
  return useCallback(
    async <P extends CommandPath>({ path, params = {}, body, label, holdMs }: Given<P>) => {
      const { ticketId } = params;
      const settled = await give({ url: filledPath(path, params), body: body ?? {}, label, ticketId, holdMs });
      if ('data' in settled && ticketId) {
        const again = (): void => {
          void queries.invalidateQueries({ queryKey: ['ticket', ticketId] });
          void queries.invalidateQueries({ queryKey: ['tickets'] });
          void queries.invalidateQueries({ queryKey: ['approvals'] });
        };
        again();
        setTimeout(again, REFETCH_AFTER_MS);
      }
      return settled as GivenOutcome<P>;
    },
    [queries],
  );
}
