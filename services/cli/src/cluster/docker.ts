import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { LocalEngines } from './engines';

const FILE = resolve(__dirname, '../../../../deploy/compose/engines.yaml');
const run = promisify(execFile);
const compose = async (...args: readonly string[]): Promise<string> =>
  (await run('docker', ['compose', '-f', FILE, ...args])).stdout;

/** What stands in the compose file. */
const ADDRESSES: Readonly<Record<string, readonly [variable: string, address: string]>> = {
  kafka: ['KAFKA_BROKERS', '127.0.0.1:9092'],
  mongo: ['MONGO_URL', 'mongodb://127.0.0.1:27017/?directConnection=true'],
  redis: ['REDIS_URL', 'redis://127.0.0.1:6379'],
};

/** Whether Docker with Compose answers on this machine. */
export const dockerIsThere = (): Promise<boolean> =>
  Promise.all([run('docker', ['info']), run('docker', ['compose', 'version'])]).then(
    () => true,
    () => false,
  );

/** Starts engines (`kafka`, `mongo`, `redis`) as containers that answer on loopback, or finds those that run. Rejects with what Docker says. */
export async function startInDocker(names: readonly string[]): Promise<LocalEngines> {
  const ran = (await compose('ps', '--services', '--status', 'running')).split('\n');
  await compose('up', '--detach', '--wait', ...names);
  const own = names.filter((name) => !ran.includes(name));
  return {
    settings: Object.fromEntries(names.map((name) => ADDRESSES[name] as readonly [string, string])),
    stop: async (chosen = own) => void (chosen.length > 0 && (await compose('stop', ...chosen))),
  };
}
