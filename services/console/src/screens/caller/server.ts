import type { Answered, CommandBody, Problem, Read } from '../../api/paths';

export type CallerProgress = Read<'/api/v1/queries/{queryCode}'>;
export type ReportReceipt = Answered<'/api/v1/reports'>;
export type ReportBody = CommandBody<'/api/v1/reports'>;
export type Danger = Answered<'/api/v1/danger-checks'>['danger'];
export type Rating = CommandBody<'/api/v1/queries/{queryCode}/answer'>;

/** The server refused, or did not answer; then `problem` is undefined. */
export class NotDone extends Error {
  constructor(readonly problem: Problem | undefined) {
    super(problem?.title ?? 'no answer');
    this.name = 'NotDone';
  }
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, init).catch(() => undefined);
  const body: unknown = await answer?.json().catch(() => undefined);
  if (answer?.ok) return body as T;
  throw new NotDone(typeof body === 'object' && body !== null && 'titleZh' in body ? (body as Problem) : undefined);
}

const post = <T>(path: string, body: object, key: string): Promise<T> =>
  ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });

/** `key`: the same for each attempt to send the same text, so that the server takes it once. */
export const report = (body: ReportBody, key: string): Promise<ReportReceipt> => post('/reports', body, key);
export const readProgress = (code: string): Promise<CallerProgress> => ask(`/queries/${encodeURIComponent(code)}`);
export const act = (code: string, verb: string, body: object, key: string): Promise<{ repeated: boolean }> =>
  post(`/queries/${encodeURIComponent(code)}/${verb}`, body, key);

/** The danger that a text reports; undefined also when the server does not answer. */
export async function dangerIn(text: string): Promise<Danger> {
  const found = await post<{ danger?: Danger }>('/danger-checks', { text }, newKey()).catch(() => undefined);
  return found?.danger;
}

/** A random key; `randomUUID` is missing where the page was not served over TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
