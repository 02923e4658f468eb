import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, dataOf } from '../../api/client';
import type { CallbackQueue, CallInHand, TakenCall } from '../../api/paths';

const REFRESH_MS = 20_000;
/** No call was waiting when the agent asked for one. */
export type NobodyToCall = 'nobody';

export interface CallAtHand {
  readonly call: CallInHand | undefined;
  readonly ticketId: string | undefined;
  readonly queue: CallbackQueue | undefined;
  readonly error: unknown;
  readonly isTaking: boolean;
  readonly isNobody: boolean;
  readonly takeNext: () => Promise<void>;
  readonly keepLonger: () => void;
  /** Ends the call, which was made or given back. */
  readonly done: () => void;
}

const useQueue = () =>
  useQuery<CallbackQueue>({
    queryKey: ['callbacks'],
    queryFn: () => dataOf(api.GET('/api/v1/callbacks', { params: { query: { limit: 20 } } })),
    refetchInterval: REFRESH_MS,
  });

/** Takes the call of a ticket; if the agent already has it, keeps it for longer. */
const useLease = (ticket: string | undefined) =>
  useQuery<CallInHand>({
    queryKey: ['call', ticket],
    queryFn: () =>
      dataOf(
        api.POST('/api/v1/tickets/{ticketId}/callback-lease', {
          params: { path: { ticketId: ticket as string } },
          body: {},
        }),
      ),
    enabled: ticket !== undefined,
    staleTime: Infinity,
    retry: false,
  });

/** The call that the agent has taken, named in the URL, and the calls that wait. */
export function useCall(): CallAtHand {
  const { ticket } = useSearch({ from: '/callback' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isTaking, setTaking] = useState(false);
  const [taken, setTaken] = useState<NobodyToCall | { readonly error: unknown }>();
  const [queue, call] = [useQueue(), useLease(ticket)];
  const show = (ticketId: string | undefined): void =>
    void navigate({ to: '/callback', search: ticketId ? { ticket: ticketId } : {} });
  const takeNext = async (): Promise<void> => {
    setTaking(true);
    try {
      const { call: next }: TakenCall = await dataOf(api.POST('/api/v1/callbacks/next', { body: {} }));
      if (next) queries.setQueryData(['call', next.ticketId], next);
      setTaken(next ? undefined : 'nobody');
      show(next?.ticketId);
    } catch (error) {
      setTaken({ error });
    }
    setTaking(false);
    void queue.refetch();
  };
  const done = (): void => {
    queries.removeQueries({ queryKey: ['call', ticket] });
    show(undefined);
    void queue.refetch();
  };
  const failed = typeof taken === 'object' ? taken.error : undefined;
  return {
    call: ticket === undefined ? undefined : call.data,
    ticketId: ticket,
    queue: queue.data,
    error: call.error ?? failed ?? (queue.data ? undefined : queue.error),
    isTaking,
    isNobody: taken === 'nobody' && ticket === undefined,
    takeNext,
    keepLonger: () => void call.refetch(),
    done,
  };
}
