import type { CommandContext, Decided } from '@hotline/runtime';
import { accountLocked, linkIsUsed } from './account-refusals';
import type { PeopleView } from './view';

/** A local account of the built-in provider. Its document has the same id as that of the person. */
export interface Account {
  readonly jurisdiction: string;
  readonly id: string;
  /** Argon2id of the password; absent until one is set. */
  readonly hash?: string;
  /** Wrong passwords in a row. */
  readonly failures: number;
  /** Epoch ms; until then every attempt is refused. */
  readonly lockedUntil?: number;
  /** A link that sets the password, and works once. */
  readonly link?: PasswordLink;
}

/** `digest`: SHA-256 of the secret in the link. `until`: epoch ms. */
export interface PasswordLink {
  readonly digest: string;
  readonly until: number;
}

export const accountKeys = {
  /** Accounts that have a password. */
  usable: ({ jurisdiction, id, hash }: Account) => (hash === undefined ? [] : [[jurisdiction, id]]),
  link: ({ link }: Account) => (link ? [[link.digest]] : []),
} as const;

type Context = CommandContext<PeopleView>;

export interface AttemptLimits {
  readonly attempts: number;
  readonly lockMs: number;
}

/**
 * Counts an attempt as wrong before its password is checked, so that simultaneous attempts cannot exceed the limit.
 * Refuses every attempt while the account is locked.
 */
export function beginAttempt(
  state: Account | undefined,
  { attempts, lockMs }: AttemptLimits,
  { now, view }: Context,
): Decided<Account> {
  if (!state) return undefined;
  if (state.lockedUntil !== undefined && now < state.lockedUntil)
    return accountLocked(state.lockedUntil, view.timeZone);
  const { lockedUntil, ...open } = state;
  const failures = lockedUntil === undefined ? open.failures + 1 : 1;
  return { state: { ...open, failures, ...(failures >= attempts ? { lockedUntil: now + lockMs } : {}) } };
}

/** Resets the count of wrong passwords after the right one. */
export function passAttempt(state: Account | undefined): Decided<Account> {
  if (!state) return undefined;
  const { lockedUntil: _, ...open } = state;
  return { state: { ...open, failures: 0 } };
}

/** Gives an account a link that sets its password. An earlier link stops working. */
export function offerLink(
  state: Account | undefined,
  { id, link }: { readonly id: string; readonly link: PasswordLink },
  { jurisdiction }: Context,
): Decided<Account> {
  return { state: { ...(state ?? { jurisdiction, id, failures: 0 }), link } };
}

/** Makes a link invalid without setting a password. */
export function useLink(
  state: Account | undefined,
  { digest }: { readonly digest: string },
  { now }: Context,
): Decided<Account> {
  if (!state?.link || state.link.digest !== digest || state.link.until <= now) return linkIsUsed;
  const { link: _, ...used } = state;
  return { state: used };
}

/** Sets the password with a link, which works once. */
export function setPassword(
  state: Account | undefined,
  { digest, hash }: { readonly digest: string; readonly hash: string },
  { now }: Context,
): Decided<Account> {
  if (!state?.link || state.link.digest !== digest || state.link.until <= now) return linkIsUsed;
  const { jurisdiction, id } = state;
  return { state: { jurisdiction, id, hash, failures: 0 } };
}
