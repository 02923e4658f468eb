import type { JWK } from 'jose';
import type { Config } from '../config';

/** Path of the own address under which the built-in provider answers. */
export const PROVIDER_PATH = '/oidc';
/** Path of the own address to which a provider sends people back. */
export const REDIRECT_PATH = '/signed-in';

/** How people sign in at the built-in provider. */
export interface BuiltInSignIn {
  /** Private key that signs tokens. */
  readonly key: JWK;
  /** Issuer and audience that the gate expects of access tokens. */
  readonly issuer: string;
  readonly audience: string;
  /** Origin at which browsers open the product; absent: only addresses of this machine. */
  readonly origin?: string;
  /** Whether the people whom the pack lists sign in with one click. */
  readonly demo: boolean;
  readonly attempts: number;
  readonly lockMs: number;
}

export interface SignIn {
  /** Issuer of the provider; the built-in one as a path of the own address. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
  /** Absent: an outside provider signs people in. */
  readonly builtIn?: BuiltInSignIn;
}

type SignInConfig = Pick<Config, 'address' | 'clientId' | 'signInAttempts' | 'signInLockMinutes'>;

export const outsideSignIn = (issuer: string, { clientId }: SignInConfig): SignIn => ({
  authority: issuer,
  clientId,
  scope: 'openid profile offline_access',
});

export const builtInSignIn = (
  keys: Pick<BuiltInSignIn, 'key' | 'issuer' | 'audience' | 'demo'>,
  { clientId, address, signInAttempts, signInLockMinutes }: SignInConfig,
): SignIn => ({
  authority: PROVIDER_PATH,
  clientId,
  scope: 'openid',
  builtIn: {
    ...keys,
    ...(address === undefined ? {} : { origin: new URL(address).origin }),
    attempts: signInAttempts,
    lockMs: signInLockMinutes * 60_000,
  },
});
