import { createPrivateKey, sign, type JsonWebKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestWorld } from '../world';

/**
 * A token of an operator with other claims, signed with the key of the built-in issuer. Claims set to undefined are
 * left out.
 */
export function forgedToken(world: TestWorld, claims: object): string {
  const { kid, ...jwk } = JSON.parse(readFileSync(join(world.folder, 'dev-issuer.json'), 'utf8')) as JsonWebKey & {
    kid: string;
  };
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 60;
  const payload = {
    iss: 'urn:hotline:dev-issuer',
    aud: 'hotline',
    sub: 'operator-1',
    role: 'operator',
    exp,
    ...claims,
  };
  const signed = `${part({ alg: 'ES256', kid })}.${part(payload)}`;
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
