import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config';
import type { Running } from '../running';
import { start, type StartOptions } from '../start';
import { fakeJurisdiction } from './fake-jurisdiction';
import { fakeService } from './fake-service';

export interface Started extends Running {
  readonly folder: string;
  /** Calls the API; a string body is sent as it is. */
  call(
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string>; method?: string },
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }>;
  remove(): Promise<void>;
}

/** The fake service on a free port and a new folder. */
export async function started(
  environment: Record<string, string> = {},
  options: Partial<StartOptions> = {},
): Promise<Started> {
  const folder = environment.HOTLINE_DATA ?? mkdtempSync(join(tmpdir(), 'hotline-'));
  const config = readConfig({ HOTLINE_PORT: '0', HOTLINE_LOG: 'silent', HOTLINE_DATA: folder, ...environment });
  const running = await start({
    services: [fakeService],
    config,
    jurisdictions: [fakeJurisdiction],
    retryDelayMs: () => 1,
    ...options,
  });
  return {
    ...running,
    folder,
    async call(path, { token, body, headers = {}, method = body === undefined ? 'GET' : 'POST' } = {}) {
      const response = await fetch(running.url + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
        headers: response.headers,
      };
    },
    async remove() {
      await running.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
