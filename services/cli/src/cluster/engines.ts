import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const SCRIPT = resolve(__dirname, '../../../../deploy/engines/engines.mjs');
const run = promisify(execFile);

export interface LocalEngines {
  /** Where they are, as variables. */
  readonly settings: Readonly<Record<string, string>>;
  /** Stops those that did not run before, or these of them. */
  stop(names?: readonly string[]): Promise<void>;
}

/** Starts engines on this machine (`kafka`, `mongo`, `redis`), or finds those that run. */
export async function startEngines(names: readonly string[], more: readonly string[] = []): Promise<LocalEngines> {
  if (names.length === 0) return { settings: {}, stop: async () => undefined };
  const ran = await running(names, more);
  const { stdout } = await run(process.execPath, [SCRIPT, 'start', ...names, ...more]);
  const settings = Object.fromEntries(
    [...stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name as string, value as string]),
  );
  const own = names.filter((name) => !ran.includes(name));
  const stop = async (chosen: readonly string[] = own): Promise<void> =>
    void (chosen.length > 0 && (await run(process.execPath, [SCRIPT, 'stop', ...chosen, ...more])));
  return { settings, stop };
}

async function running(names: readonly string[], more: readonly string[]): Promise<string[]> {
  const told = await run(process.execPath, [SCRIPT, 'status', ...names, ...more]).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return [...told.stdout.matchAll(/^(\w+): running/gm)].map(([, name]) => name as string);
}
