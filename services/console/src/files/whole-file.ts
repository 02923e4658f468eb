import { asProblem, RequestRefused } from '../api/client';
import { identity } from '../session/session';
import { freshKey } from '../store/database';

async function answered(url: string, init: RequestInit): Promise<Response> {
  const answer = await fetch(url, init).catch(() => undefined);
  if (answer?.ok) return answer;
  const status = answer?.status ?? 0;
  throw new RequestRefused(asProblem(await answer?.json().catch(() => undefined), status), status);
}

type Query = Readonly<Record<string, string>>;
const addressOf = (path: string, query: Query): string => {
  const written = new URLSearchParams(query).toString();
  return written === '' ? path : `${path}?${written}`;
};

/** Sends a file as the body of a request. @throws RequestRefused */
export async function sendFile<T>(path: string, query: Query, file: File, type: string): Promise<T> {
  const headers = { ...(await identity()), 'content-type': type, 'idempotency-key': freshKey() };
  return (await (await answered(addressOf(path, query), { method: 'POST', headers, body: file })).json()) as T;
}

/** Reads a file from the server and has the browser save it under a name. @throws RequestRefused */
export async function downloaded(path: string, query: Query, name: string): Promise<void> {
  const content = await (await answered(addressOf(path, query), { headers: await identity() })).blob();
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
