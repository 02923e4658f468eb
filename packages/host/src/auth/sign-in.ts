import type { JWK } from 'jose';
import type { Config } from '../config';

/** Path on the address of this system at which the built-in OIDC provider answers. */
export const PROVIDER_PATH = '/oidc';
/** Path on the address of this system to which a provider returns people after they have signed in. */
export const REDIRECT_PATH = '/signed-in';

/** Settings of the built-in OIDC provider. */
export interface BuiltInSignIn {
  /** Private key that signs tokens. */
  readonly key: JWK;
  /** Issuer and audience that access tokens must name; the gate checks them. */
  readonly issuer: string;
  readonly audience: string;
  /** Origin at which browsers open the product. Absent: people can sign in only on this machine. */
  readonly origin?: string;
  /** Whether people whom the pack lists can sign in with one click. */
  readonly demo: boolean;
  readonly attempts: number;
  readonly lockMs: number;
}

export interface SignIn {
  /** Issuer of the OIDC provider. For the built-in provider: a path on the address of this system. */
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
