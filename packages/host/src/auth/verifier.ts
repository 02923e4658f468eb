import { role, rolesOfUnits, type Actor, type FieldError, type Role, type Text } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { jwtVerify } from 'jose';
import { z } from 'zod';

/** The person whom a token names. When the token has no role, `Seats` takes it from the list of people. */
export interface TokenHolder extends Omit<Actor, 'role'> {
  readonly role?: Role;
  readonly jurisdiction?: string;
  /** When the token expires, epoch ms. */
  readonly expiresAt: number;
}

/** Issuer and audience that tokens must name, and the keys that verify their signatures. */
export interface TrustedIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly keys: JWTVerifyGetKey;
  /** Whether tokens are valid that the development issuer gave to somebody who asked. */
  readonly acceptsTrial?: boolean;
}

const SCHEME = 'bearer ';
const ALGORITHMS = ['ES256', 'EdDSA', 'RS256'];
/** Largest number of verified tokens in the cache; each takes about 600 bytes. */
const REMEMBERED = 1000;

const claims = z.object({
  sub: z.string().min(1).max(200),
  role: role.optional(),
  unit: z.string().min(1).max(64).optional(),
  post: z.string().min(1).max(64).optional(),
  jurisdiction: z.string().min(1).max(64).optional(),
  exp: z.number(),
  /** The development issuer gave the token to somebody who asked. */
  trial: z.literal(true).optional(),
});

/** Verifies bearer tokens against a JWKS, and caches verified tokens until they expire. */
export class Verifier {
  private readonly known = new Map<string, { bearer: TokenHolder; untilMs: number }>();

  constructor(
    private readonly trusted: TrustedIssuer,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * Throws or rejects with `Refusal` not-authenticated. Rejects with `Refusal` unavailable when the keys of the issuer
   * cannot be read.
   */
  verify(authorization: string | undefined): TokenHolder | Promise<TokenHolder> {
    const token = authorization?.slice(SCHEME.length);
    if (!token || authorization?.slice(0, SCHEME.length).toLowerCase() !== SCHEME)
      throw notAuthenticated({ zh: '请求没有携带登录令牌', en: 'The request carries no token' });
    const known = this.known.get(token);
    if (known && known.untilMs > this.now()) return known.bearer;
    this.known.delete(token);
    return this.check(token);
  }

  private async check(token: string): Promise<TokenHolder> {
    const { issuer, audience, keys } = this.trusted;
    const payload = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'sub'],
      currentDate: new Date(this.now()),
    }).then(
      (verified): JWTPayload => verified.payload,
      (error: unknown) => {
        throw refusalOf(error);
      },
    );
    const read = claims.safeParse(payload);
    if (!read.success)
      throw notAuthenticated(
        {
          zh: '令牌没有写明账号或有效期，或角色有误',
          en: 'The token does not name an account and a time of expiry, or its role is unknown',
        },
        read.error.issues.map(({ path }) => wrongClaim(path.join('.'))),
      );
    const bearer = this.bearerOf(read.data);
    this.remember(token, bearer, bearer.expiresAt);
    return bearer;
  }

  private bearerOf({ sub, role: held, unit, post, jurisdiction, exp, trial }: z.infer<typeof claims>): TokenHolder {
    if (trial && !this.trusted.acceptsTrial)
      throw notAuthenticated({
        zh: '开发令牌已停用',
        en: 'Tokens of the development issuer are not valid here any more',
      });
    if (held && rolesOfUnits.includes(held) && !unit)
      throw notAuthenticated({
        zh: '承办单位联络员、队员和分管负责人的令牌须指明单位',
        en: 'A token for a unit officer, a squad officer or a signatory must name the unit',
      });
    return {
      id: sub,
      expiresAt: exp * 1000,
      ...(held ? { role: held } : {}),
      ...(unit ? { unit } : {}),
      ...(post ? { post } : {}),
      ...(jurisdiction ? { jurisdiction } : {}),
    };
  }

  /** A Map keeps the order of insertion, so the oldest token is removed first. */
  private remember(token: string, bearer: TokenHolder, untilMs: number): void {
    const oldest = this.known.keys().next();
    if (this.known.size >= REMEMBERED && !oldest.done) this.known.delete(oldest.value);
    this.known.set(token, { bearer, untilMs });
  }
}

function notAuthenticated(detail: Text, errors: readonly FieldError[] = []): Refusal {
  return new Refusal({ refused: 'not-authenticated', detail }, errors);
}

const wrongClaim = (claim: string): FieldError => ({
  path: `token.${claim}`,
  message: 'This claim of the token is missing or has an unexpected value',
  messageZh: '令牌缺少此声明，或其值不符合要求',
});

/**
 * Errors of jose with these codes mean that the token is wrong. Any other error means that the keys of the issuer could
 * not be read.
 */
function refusalOf(error: unknown): Refusal {
  const { code, claim } = error as { code?: unknown; claim?: unknown };
  if (code === 'ERR_JWT_EXPIRED') return notAuthenticated({ zh: '令牌已过期', en: 'The token has expired' });
  if (typeof code === 'string' && /^ERR_(JWT|JWS|JOSE|JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE)/.test(code))
    return notAuthenticated(
      { zh: '令牌无效', en: 'The token is not valid' },
      typeof claim === 'string' ? [wrongClaim(claim)] : [],
    );
  return new Refusal({
    refused: 'unavailable',
    detail: { zh: '暂时无法核验登录令牌', en: 'Tokens cannot be verified at the moment' },
    hint: {
      zh: '请稍后重试；如仍失败，请告知管理员：无法读取登录系统的公钥',
      en: 'Try again in a moment; if it still fails, tell the administrator that the keys of the sign-in system cannot be read',
    },
  });
}
