/// <reference types="jest" />
import { givenEngines, type Engines } from '../engines';

const MISSING = 'needs KAFKA_BROKERS, MONGO_URL and REDIS_URL: eval "$(node deploy/engines/engines.mjs start)"';

/**
 * Declares tests that need engines. Without engines they are skipped with a reason, or fail if
 * HOTLINE_ENGINES=required.
 */
export function onEngines(tests: (engines: Engines) => void): void {
  const engines = givenEngines();
  if (engines) return tests(engines);
  if (process.env.HOTLINE_ENGINES !== 'required')
    return describe.skip('Tests on engines', () => void it(MISSING, () => undefined));
  it('finds the engines that are required', () => {
    throw new Error(MISSING);
  });
}
