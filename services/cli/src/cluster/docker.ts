import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { LocalEngines } from './engines';

const FILE = resolve(__dirname, '../../../../deploy/compose/engines.yaml');
const run = promisify(execFile);
const compose = async (...args: readonly string[]): Promise<string> =>
  (await run('docker', ['compose', '-f', FILE, ...args])).stdout;

/** The loopback addresses that deploy/compose/engines.yaml publishes. */
const ADDRESSES: Readonly<Record<string, readonly [variable: string, address: string]>> = {
  kafka: ['KAFKA_BROKERS', '127.0.0.1:9092'],
  mongo: ['MONGO_URL', 'mongodb://127.0.0.1:27017/?directConnection=true'],
  redis: ['REDIS_URL', 'redis://127.0.0.1:6379'],
};

/** Whether Docker with Compose answers on this machine. */
export const isDockerAvailable = (): Promise<boolean> =>
  Promise.all([run('docker', ['info']), run('docker', ['compose', 'version'])]).then(
    () => true,
    () => false,
  );

/**
 * Starts engines (`kafka`, `mongo`, `redis`) as containers that answer on loopback, unless they run already. If one
 * fails to start, stops those that did not run before.
 * @throws Error with the output of Docker
 */
export async function startInDocker(names: readonly string[]): Promise<LocalEngines> {
  const before = (await compose('ps', '--services', '--status', 'running')).split('\n');
  const own = names.filter((name) => !before.includes(name));
  const stop = async (chosen: readonly string[] = own): Promise<void> =>
    void (chosen.length > 0 && (await compose('stop', ...chosen)));
  try {
    await compose('up', '--detach', '--wait', ...names);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    settings: Object.fromEntries(names.map((name) => ADDRESSES[name] as readonly [string, string])),
    stop,
  };
}
