import { useQuery } from '@tanstack/react-query';
import { api, asProblem, dataOf, RequestRefused } from '../../api/client';
import type { Read } from '../../api/paths';
import type { Text } from '../../language/text';
import { identity } from '../../session/session';
import type { ServiceLoad } from './suffering';

/** What the server says about itself; the path is outside of the versioned API, so it has no generated type. */
export interface Readiness {
  readonly ready: boolean;
  /** Technical reasons why it is not ready, for the person who looks after the server. */
  readonly reasons: readonly string[];
  readonly jurisdiction: { readonly title: Text; readonly version: string };
  readonly notices: readonly Text[];
  readonly services: readonly (ServiceLoad & { readonly name: string })[];
}
export type HeldTicket = Read<'/api/v1/parked'>['parked'][number];

const EVERY_MS = 5000;

/** An answer of 503 says why the server is not ready, so it is data here. */
async function readReadiness(): Promise<Readiness> {
  const answer = await fetch('/readyz', { headers: await identity() }).catch(() => undefined);
  const body: unknown = await answer?.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'ready' in body) return body as Readiness;
  throw new RequestRefused(asProblem(body, answer?.status ?? 0), answer?.status ?? 0);
}

export const useReadiness = () =>
  useQuery<Readiness>({ queryKey: ['health'], queryFn: readReadiness, refetchInterval: EVERY_MS });

export const useParked = () =>
  useQuery({
    queryKey: ['parked'],
    queryFn: async () => (await dataOf(api.GET('/api/v1/parked'))).parked,
    refetchInterval: EVERY_MS,
  });
