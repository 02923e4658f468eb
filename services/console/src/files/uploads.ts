import type { FilePurpose } from '@hotline/contracts';
import { asProblem } from '../api/client';
import { filledPath } from '../api/filled-path';
import type { Problem } from '../api/paths';
import { identity } from '../session/session';
import { freshKey } from '../store/database';
import { scaled } from './scale-photo';

/** A file that is being sent to a ticket. `waiting`: it is sent again when the connection is back. */
export interface Upload {
  readonly id: string;
  readonly ticketId: string;
  readonly purpose: FilePurpose;
  readonly name: string;
  readonly content: Blob;
  readonly state: 'waiting' | 'sending' | 'refused';
  /** Part that was sent, from 0 to 1. */
  readonly sent: number;
  readonly problem?: Problem;
}
interface NewUpload {
  readonly ticketId: string;
  readonly purpose: FilePurpose;
  /** Which operation receives the file: `evidence` for units, `files` for the hotline. */
  readonly target: 'evidence' | 'files';
  readonly file: File;
}
type Sent = { readonly file: string } | { readonly problem: Problem } | { readonly later: true };

const RETRY_MS = 5000;
const PATHS = {
  evidence: '/api/v1/tickets/{ticketId}/evidence',
  files: '/api/v1/tickets/{ticketId}/files',
} as const;
const listeners = new Set<() => void>();
const targets = new Map<string, NewUpload>();
const waiters = new Map<string, (file: string | undefined) => void>();
let uploads: readonly Upload[] = [];
let busy = false;

export const allUploads = (): readonly Upload[] => uploads;
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

function become(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}
const change = (id: string, changed: Partial<Upload>): void =>
  become(uploads.map((one) => (one.id === id ? { ...one, ...changed } : one)));

/** Sends a file, again and again until it is answered. Resolves with its id; with undefined if it was refused. */
export function upload(given: NewUpload): Promise<string | undefined> {
  const { ticketId, purpose, file } = given;
  const id = freshKey();
  targets.set(id, given);
  become([...uploads, { id, ticketId, purpose, name: file.name, content: file, state: 'waiting', sent: 0 }]);
  void run();
  return new Promise((resolve) => waiters.set(id, resolve));
}

/** Removes a file that was refused or is no longer wanted. */
export function forgetUpload(id: string): void {
  finish(id, undefined);
}

function finish(id: string, file: string | undefined): void {
  become(uploads.filter((one) => one.id !== id));
  targets.delete(id);
  waiters.get(id)?.(file);
  waiters.delete(id);
}

/** Sends the waiting files one by one, the oldest first. */
export async function run(): Promise<void> {
  if (busy) return;
  busy = true;
  for (let next = waiting(); next; next = waiting()) {
    const sent = await send(next);
    if ('later' in sent) {
      change(next.id, { state: 'waiting', sent: 0 });
      setTimeout(() => void run(), RETRY_MS);
      break;
    }
    if ('file' in sent) finish(next.id, sent.file);
    else change(next.id, { state: 'refused', problem: sent.problem });
  }
  busy = false;
}
const waiting = (): Upload | undefined => uploads.find(({ state }) => state === 'waiting');
addEventListener('online', () => void run());

async function send({ id, ticketId, purpose }: Upload): Promise<Sent> {
  const given = targets.get(id);
  if (!given) return { later: true };
  change(id, { state: 'sending' });
  const content = await scaled(given.file);
  const headers = { ...(await identity()), 'content-type': 'application/octet-stream' };
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${filledPath(PATHS[given.target], { ticketId })}?purpose=${purpose}`);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => change(id, { sent: total > 0 ? loaded / total : 0 });
    request.onerror = () => resolve({ later: true });
    request.onload = () => resolve(answerOf(request));
    request.send(content);
  });
}

/** No answer, or one after which the same file is sent again: a fault of the server, too many requests, no sign-in. */
function answerOf({ status, responseText }: XMLHttpRequest): Sent {
  if (status >= 500 || status === 429 || status === 401) return { later: true };
  const answer = parsed(responseText);
  return status < 300 ? (answer as { file: string }) : { problem: asProblem(answer, status) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
