import { createRemoteJWKSet } from 'jose';
import type { Text } from '@hotline/contracts';
import { SHIPPED_JURISDICTIONS } from '@hotline/jurisdiction-files';
import type { Config } from '../config';
import { DevIssuer } from './dev-issuer';
import { builtInSignIn, outsideSignIn, type SignIn } from './sign-in';
import { Verifier } from './verifier';

export { DevIssuer, type TokenFor } from './dev-issuer';
export { Verifier, type TokenHolder } from './verifier';

const DEV_ISSUER = 'urn:hotline:dev-issuer';
export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1', 'localhost']);

/** How this process verifies tokens, and how clients get one. */
export interface Auth {
  readonly verifier: Verifier;
  /** Absent when an OIDC provider is configured. */
  readonly dev?: DevIssuer;
  /** Whether the development issuer gives a token to everybody who asks. */
  readonly handsOutTokens: boolean;
  readonly issuer: string;
  readonly signIn: SignIn;
  /** Hint that a request without a valid token gets: how to get a token. */
  readonly howToGetIn: Text;
}

export async function openAuth(config: Config): Promise<Auth> {
  if (config.jwksUrl && config.issuer) {
    const keys = createRemoteJWKSet(new URL(config.jwksUrl));
    return {
      verifier: new Verifier({ issuer: config.issuer, audience: config.audience, keys }),
      handsOutTokens: false,
      issuer: config.issuer,
      signIn: outsideSignIn(config.issuer, config),
      howToGetIn: fromProvider(config.issuer),
    };
  }
  const dev = await DevIssuer.open(config.data, config.issuer ?? DEV_ISSUER, config.audience);
  const handsOutTokens = config.devTokens || LOOPBACK.has(config.host);
  return {
    verifier: new Verifier({ ...dev.trusted, acceptsTrial: handsOutTokens }),
    dev,
    handsOutTokens,
    issuer: dev.issuer,
    signIn: builtInSignIn(
      { key: dev.privateKey, issuer: dev.issuer, audience: config.audience, demo: isDemo(config) },
      config,
    ),
    howToGetIn: handsOutTokens ? fromDevIssuer : fromProvider(dev.issuer),
  };
}

/**
 * Whether this process is a demonstration. That needs the setting, an address that only this machine can reach, and the
 * jurisdictions delivered with the program, but no outside OIDC provider.
 */
export const isDemo = ({ demo, host, jurisdictions, jwksUrl }: Config): boolean =>
  demo && !jwksUrl && LOOPBACK.has(host) && jurisdictions === SHIPPED_JURISDICTIONS;

const fromDevIssuer: Text = {
  zh: '先取令牌：POST /dev/tokens，内容 {"id":"operator-1","role":"operator"}；再带上请求头 Authorization: Bearer <token>',
  en:
    'Get a token with POST /dev/tokens and {"id":"operator-1","role":"operator"}, ' +
    'then send it as Authorization: Bearer <token>',
};
const fromProvider = (issuer: string): Text => ({
  zh: `请向 ${issuer} 登录取得令牌，再带上请求头 Authorization: Bearer <token>`,
  en: `Sign in at ${issuer} for a token, then send it as Authorization: Bearer <token>`,
});
