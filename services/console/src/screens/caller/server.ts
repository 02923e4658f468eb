import { filledPath } from '../../api/filled-path';
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

async function ask<T>(url: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(url, init).catch(() => undefined);
  const body: unknown = await answer?.json().catch(() => undefined);
  if (answer?.ok) return body as T;
  throw new NotDone(typeof body === 'object' && body !== null && 'titleZh' in body ? (body as Problem) : undefined);
}

const post = <T>(url: string, body: object, key: string): Promise<T> =>
  ask(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });

/** `key`: the same for each attempt to send the same text, so that the server takes it once. */
export const report = (body: ReportBody, key: string): Promise<ReportReceipt> => post('/api/v1/reports', body, key);
export const readProgress = (code: string): Promise<CallerProgress> =>
  ask(filledPath('/api/v1/queries/{queryCode}', { queryCode: code }));
/** What a caller can do with a ticket, by the word for it. */
const VERBS = {
  information: '/api/v1/queries/{queryCode}/information',
  answer: '/api/v1/queries/{queryCode}/answer',
  urge: '/api/v1/queries/{queryCode}/urge',
  withdrawal: '/api/v1/queries/{queryCode}/withdrawal',
  appeal: '/api/v1/queries/{queryCode}/appeal',
} as const;
export type CallerVerb = keyof typeof VERBS;
export const act = (code: string, verb: CallerVerb, body: object, key: string): Promise<{ repeated: boolean }> =>
  post(filledPath(VERBS[verb], { queryCode: code }), body, key);

/** The danger that a text reports; undefined also when the server does not answer. */
export async function dangerIn(text: string): Promise<Danger> {
  const found = await post<{ danger?: Danger }>('/api/v1/danger-checks', { text }, newKey()).catch(() => undefined);
  return found?.danger;
}

/** A random key; `randomUUID` is missing where the page was not served over TLS. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
