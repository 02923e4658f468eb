import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TicketList, ListedTicket } from '../api/paths';
import { openStream, type LineState } from './stream';

export interface Line {
  readonly state: LineState;
  /** Epoch milliseconds of the last change of state. */
  readonly since: number;
}

/** Replaces a changed row in every list that shows it, without moving it. Lists are read again only on a refresh. */
function patch(queries: QueryClient, row: ListedTicket): void {
  queries.setQueriesData<{ pages: readonly TicketList[]; pageParams: unknown[] }>(
    { queryKey: ['tickets'] },
    (lists) =>
      lists && {
        ...lists,
        pages: lists.pages.map((page) => ({
          ...page,
          tickets: page.tickets.map((one) => (one.ticketId === row.ticketId ? row : one)),
        })),
      },
  );
  queries.setQueriesData<readonly ListedTicket[]>({ queryKey: ['arrivals'] }, (seen = []) => [
    ...seen.filter((one) => one.ticketId !== row.ticketId),
    row,
  ]);
  void queries.invalidateQueries({ queryKey: ['ticket', row.ticketId] });
  void queries.invalidateQueries({ queryKey: ['figures'] });
}

/** Delay in ms in which changes of several tickets lead to one request. */
const REQUESTS_AFTER_MS = 1500;
let requests: ReturnType<typeof setTimeout> | undefined;

/** Reads approvals and notices again soon: a change of any ticket may bring or settle one. */
function readRequestsSoon(queries: QueryClient): void {
  requests ??= setTimeout(() => {
    requests = undefined;
    void queries.invalidateQueries({ queryKey: ['approvals'] });
    void queries.invalidateQueries({ queryKey: ['notices'] });
  }, REQUESTS_AFTER_MS);
}

/** The live connection of this tab: updates the data on the screen, and returns the state of the connection. */
export function useLive(): Line {
  const queries = useQueryClient();
  const [line, setLine] = useState<Line>({ state: 'connecting', since: Date.now() });
  useEffect(
    () =>
      openStream({
        onTicket: (row) => {
          patch(queries, row);
          readRequestsSoon(queries);
        },
        onResync: () => void queries.invalidateQueries(),
        onState: (state, since) => setLine({ state, since }),
      }),
    [queries],
  );
  return line;
}
