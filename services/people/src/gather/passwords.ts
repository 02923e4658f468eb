import { createHash, randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the parameters that OWASP recommends: 19 MiB, 2 passes, 1 lane. */
export const hashOf = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/**
 * Whether the password is right. Takes as long without a hash as with one, so that nobody learns which accounts exist.
 */
export async function isPassword(password: string, hashed: string | undefined): Promise<boolean> {
  decoy ??= hashOf(randomBytes(16).toString('hex'));
  const right = await verify(hashed ?? (await decoy), password);
  return right && hashed !== undefined;
}

export const newSecret = (): string => randomBytes(24).toString('base64url');
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
