import { randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Role } from '@hotline/contracts';
import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
} from 'jose';
import type { TrustedIssuer } from './verifier';

/** The person to whom a token is issued. */
export interface TokenFor {
  readonly id: string;
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly post?: string | undefined;
  readonly jurisdiction?: string | undefined;
}

const ALGORITHM = 'ES256';
export const DEFAULT_HOURS = 12;

/**
 * Reads the key pair from the file. A file that does not exist is created, readable only by the user of this process.
 */
async function keyOf(file: string): Promise<JWK> {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const jwk = await exportJWK(privateKey);
  const named = { ...jwk, alg: ALGORITHM, use: 'sig', kid: await calculateJwkThumbprint(jwk) };
  mkdirSync(dirname(file), { recursive: true });
  publish(file, JSON.stringify(named));
  return JSON.parse(readFileSync(file, 'utf8')) as JWK;
}

/** Creates the file completely or not at all. If several processes create it, the first one wins. */
function publish(file: string, content: string): void {
  const draft = `${file}.${randomUUID()}`;
  writeFileSync(draft, content, { mode: 0o600, flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}

/**
 * Signs tokens for trials, and holds the key with which the built-in sign-in signs its tokens. Not created when an
 * outside OIDC provider is configured.
 */
export class DevIssuer {
  private constructor(
    private readonly key: JWK,
    readonly issuer: string,
    private readonly audience: string,
  ) {}

  static async open(folder: string, issuer: string, audience: string): Promise<DevIssuer> {
    return new DevIssuer(await keyOf(join(folder, 'dev-issuer.json')), issuer, audience);
  }

  /** Public key as a JWKS document. */
  get jwks(): { keys: JWK[] } {
    const { kty, crv, x, y, alg, use, kid } = this.key as Record<string, string>;
    return { keys: [{ kty, crv, x, y, alg, use, kid } as JWK] };
  }

  /** The private key, for the built-in OIDC provider. */
  get privateKey(): JWK {
    return this.key;
  }

  get trusted(): TrustedIssuer {
    return { issuer: this.issuer, audience: this.audience, keys: createLocalJWKSet(this.jwks) };
  }

  /** `trial`: the token was given to somebody who asked, and is valid only while this process gives out such tokens. */
  async sign(who: TokenFor, hours = DEFAULT_HOURS, trial = false): Promise<string> {
    const { id, ...claims } = who;
    const key = await importJWK(this.key, ALGORITHM);
    const issuedAt = Math.floor(Date.now() / 1000);
    return new SignJWT({ ...claims, ...(trial ? { trial } : {}) })
      .setProtectedHeader({ alg: ALGORITHM, kid: String(this.key.kid) })
      .setSubject(id)
      .setIssuer(this.issuer)
      .setAudience(this.audience)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + Math.round(hours * 3600))
      .sign(key);
  }
}
