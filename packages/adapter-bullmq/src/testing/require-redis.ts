/// <reference types="jest" />
import { randomUUID } from 'node:crypto';

/** Numbers of the databases that tests use. Only the second one is emptied. */
const SHARED = 14;
const EMPTIED = 15;

const redisUrl = process.env['REDIS_URL'];
const required = process.env['CI'] === 'true' && process.env['HOTLINE_ENGINES'] === 'required';

const database = (number: number): string => {
  const url = new URL(redisUrl as string);
  url.pathname = `/${number}`;
  return url.href;
};

/** Returns the URL of the database that tests share. Each test uses its own prefix of keys (`freshPrefix`). */
export const sharedRedis = (): string => database(SHARED);
/** Returns the URL of a database that only one test file uses, and empties. */
export const redisToEmpty = (): string => database(EMPTIED);
export const freshPrefix = (): string => `test-${randomUUID()}`;

/** Declares tests that need Redis. Without REDIS_URL they are skipped; in CI, where engines are required, they fail. */
export function withRedis(tests: () => void): void {
  if (redisUrl) return tests();
  const message = 'needs REDIS_URL, such as redis://127.0.0.1:6379';
  if (!required) return describe.skip('Redis', () => void it(message, () => undefined));
  it(message, () => {
    throw new Error(`this test ${message}, and engines are required here`);
  });
}
