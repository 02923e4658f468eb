/// <reference types="jest" />
import { randomUUID } from 'node:crypto';

/** Tests empty databases: they keep to these two of whatever server they are given. */
const SHARED = 14;
const EMPTIED = 15;

const given = process.env['REDIS_URL'];
const required = process.env['CI'] === 'true' && process.env['HOTLINE_ENGINES'] === 'required';

const database = (number: number): string => {
  const url = new URL(given as string);
  url.pathname = `/${number}`;
  return url.href;
};

/** A database that many tests share at once, each under a prefix of its own. */
export const sharedRedis = (): string => database(SHARED);
/** A database that one test file has for itself, and empties. */
export const redisToEmpty = (): string => database(EMPTIED);
export const freshPrefix = (): string => `test-${randomUUID()}`;

/**
 * Runs the tests when there is a Redis. Without one they are skipped, and say so; where engines are required they fail.
 */
export function withRedis(tests: () => void): void {
  if (given) return tests();
  const message = 'needs REDIS_URL, such as redis://127.0.0.1:6379';
  if (!required) return describe.skip('Redis', () => void it(message, () => undefined));
  it(message, () => {
    throw new Error(`this test ${message}, and engines are required here`);
  });
}
