import type { ProcessMetrics } from './merge-metrics';
import type { Upstreams } from './upstreams';

export interface ServiceAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Longest time for an answer, in ms. A process that needs longer counts as unreachable. */
const TIMEOUT_MS = 15_000;

async function ask(address: string, path: string, authorization: string | undefined): Promise<ServiceAnswer> {
  const response = await fetch(address + path, {
    headers: authorization ? { authorization } : {},
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    body: (await response.json()) as ServiceAnswer['body'],
  };
}

/** Metrics of every process, in the Prometheus text format. */
export function readMetrics(upstreams: Upstreams): Promise<ProcessMetrics[]> {
  return Promise.all(
    upstreams.processes.map(async ({ service, address }) => {
      const process = `${service}@${address.replace(/^https?:\/\//, '')}`;
      const text = await fetch(`${address}/metrics`, { signal: AbortSignal.timeout(TIMEOUT_MS) }).then(
        (response) => (response.ok ? response.text() : undefined),
        () => undefined,
      );
      return text === undefined ? { process } : { process, text };
    }),
  );
}

/** Sends the request to one process of each service. The answer of a service that cannot be reached is undefined. */
export async function askAll(
  upstreams: Upstreams,
  path: string,
  authorization: string | undefined,
): Promise<Map<string, ServiceAnswer | undefined>> {
  const answers = await Promise.all(
    upstreams.services.map(async (service): Promise<[string, ServiceAnswer | undefined]> => {
      const address = upstreams.choose(service);
      if (address === undefined) return [service, undefined];
      return [service, await ask(address, path, authorization).catch(() => upstreams.avoid(address) ?? undefined)];
    }),
  );
  return new Map(answers);
}
