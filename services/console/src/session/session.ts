import type { Role } from '@hotline/contracts';
import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { Read } from '../api/paths';

type Me = Read<'/api/v1/me'>;
export type Seat = Me['seats'][number];

/** The person who is signed in, with the seat (role and unit) in which they act. */
export interface SignedInPerson {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly seat: string;
  readonly seats: readonly Seat[];
  /** Ids of the operations that the role may call. */
  readonly operations: ReadonlySet<string>;
}
/** `failed`: the provider or the server did not answer, or the account is not known. */
export type SessionState =
  | { readonly state: 'starting' | 'signed-out' | 'failed' }
  | { readonly state: 'signed-in'; readonly person: SignedInPerson };

const SEAT = 'hotline.seat';
const RETURN_TO = 'hotline.return-to';
/** An access token is renewed this long before it ends, in seconds. */
const RENEWED_BEFORE_S = 30;
const listeners = new Set<() => void>();
let current: SessionState = { state: 'starting' };
let manager: UserManager | undefined;

function become(next: SessionState): void {
  current = next;
  for (const listener of listeners) listener();
}
export const session = (): SessionState => current;
export const person = (): SignedInPerson | undefined => ('person' in current ? current.person : undefined);
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

async function provider(): Promise<UserManager> {
  if (manager) return manager;
  const answer = await fetch('/api/v1/sign-in');
  if (!answer.ok) throw new Error(`the provider is not known: ${answer.status}`);
  const { authority, clientId, scope, redirectPath } = (await answer.json()) as Read<'/api/v1/sign-in'>;
  manager = new UserManager({
    authority: new URL(authority, location.origin).href,
    client_id: clientId,
    scope,
    redirect_uri: location.origin + redirectPath,
    post_logout_redirect_uri: `${location.origin}/`,
    automaticSilentRenew: false,
    userStore: new WebStorageStateStore({ store: localStorage }),
  });
  return manager;
}

/** Completes a sign-in, or restores it after a reload; otherwise the state becomes `signed-out`. */
export async function startSession(): Promise<void> {
  try {
    const users = await provider();
    if (location.pathname === new URL(users.settings.redirect_uri).pathname) {
      await users.signinRedirectCallback();
      history.replaceState(null, '', sessionStorage.getItem(RETURN_TO) ?? '/');
    }
    if (!(await freshUser())) return become({ state: 'signed-out' });
    become({ state: 'signed-in', person: await readPerson() });
  } catch {
    become({ state: 'failed' });
  }
}

/** The person's token, renewed before it ends; only one tab renews at a time, because a refresh token works once. */
async function freshUser(): Promise<User | undefined> {
  const users = await provider();
  const ends = (user: User | null): boolean => !user || (user.expires_in ?? 0) < RENEWED_BEFORE_S;
  const known = await users.getUser();
  if (!ends(known)) return known ?? undefined;
  if (!known?.refresh_token) return undefined;
  return navigator.locks.request('hotline.renew', async () => {
    const shared = await users.getUser();
    if (!ends(shared)) return shared ?? undefined;
    return (await users.signinSilent().catch(() => null)) ?? undefined;
  });
}

export async function token(): Promise<string | undefined> {
  const user = await freshUser();
  if (!user && current.state === 'signed-in') become({ state: 'signed-out' });
  return user?.access_token;
}
export const seat = (): string | undefined => localStorage.getItem(SEAT) ?? undefined;

/** Headers with the token of the person and their seat. */
export async function identity(): Promise<Record<string, string>> {
  const [bearer, chosen] = [await token(), seat()];
  return { ...(bearer ? { authorization: `Bearer ${bearer}` } : {}), ...(chosen ? { 'hotline-seat': chosen } : {}) };
}

async function readPerson(): Promise<SignedInPerson> {
  const ask = async (): Promise<Response> => fetch('/api/v1/me', { headers: await identity() });
  let answer = await ask();
  if (!answer.ok && seat()) {
    localStorage.removeItem(SEAT);
    answer = await ask();
  }
  if (!answer.ok) throw new Error(`the account is not known: ${answer.status}`);
  const { id, name, role, unit, seat: own, seats, operations } = (await answer.json()) as Me;
  return { id, name, role, unit: unit?.id, seat: own, seats, operations: new Set(operations) };
}

/** Goes to the provider's page, and comes back to this address. */
export async function signIn(): Promise<void> {
  sessionStorage.setItem(RETURN_TO, location.pathname + location.search);
  await (await provider()).signinRedirect();
}

export async function signOut(): Promise<void> {
  localStorage.removeItem(SEAT);
  sessionStorage.removeItem(RETURN_TO);
  await (await provider()).signoutRedirect();
}

/** Changes to another role or unit of the same person, and opens the first screen. */
export function changeSeat(to: string): void {
  localStorage.setItem(SEAT, to);
  location.assign('/');
}
