import type { Role } from '@hotline/contracts';

/** The person who is signed in. */
export interface SignedInPerson {
  readonly id: string;
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly name?: string | undefined;
}
interface Session {
  readonly person: SignedInPerson;
  readonly token: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

const KEPT = 'hotline.session';
const HOUR_MS = 3_600_000;
const HOURS = 12;
const listeners = new Set<() => void>();
let session: Session | undefined = read();

function read(): Session | undefined {
  const kept = sessionStorage.getItem(KEPT);
  if (!kept) return undefined;
  const parsed = JSON.parse(kept) as Session;
  return parsed.expiresAt > Date.now() ? parsed : undefined;
}

function keep(next: Session | undefined): void {
  session = next;
  if (next) sessionStorage.setItem(KEPT, JSON.stringify(next));
  else sessionStorage.removeItem(KEPT);
  for (const listener of listeners) listener();
}

export const person = (): SignedInPerson | undefined => session?.person;
export const token = (): Promise<string | undefined> => Promise.resolve(session?.token);
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
export const signOut = (): void => keep(undefined);

/** Takes a token of the development issuer, which answers on loopback addresses only. @throws Error when it refuses */
export async function signIn(who: SignedInPerson): Promise<void> {
  const { name: _name, ...claims } = who;
  const answer = await fetch('/dev/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...claims, hours: HOURS }),
  });
  if (!answer.ok) throw new Error(`the development issuer answered ${answer.status}`);
  const { token: fresh } = (await answer.json()) as { token: string };
  keep({ person: who, token: fresh, expiresAt: Date.now() + HOURS * HOUR_MS });
}
