import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { unreachable } from '../exit-codes';

const SCRIPT = resolve(__dirname, '../../../../deploy/engines/engines.mjs');
const run = promisify(execFile);

/** Engines on this machine, started by this process or found running. */
export interface LocalEngines {
  /** Environment variables with the addresses of the engines. */
  readonly settings: Readonly<Record<string, string>>;
  /** Stops the named engines; without names, those that did not run before. */
  stop(names?: readonly string[]): Promise<void>;
}

/**
 * Starts engines (`kafka`, `mongo`, `redis`) as processes on this machine, unless they run already. If one fails to
 * start, stops those that did not run before.
 * @param more further arguments of the script, e.g. `--folder FOLDER`
 * @throws CommandError with the error output of the script
 */
export async function startEngines(names: readonly string[], more: readonly string[] = []): Promise<LocalEngines> {
  if (names.length === 0) return { settings: {}, stop: async () => undefined };
  const before = await runningEngines(names, more);
  const own = names.filter((name) => !before.includes(name));
  const stop = async (chosen: readonly string[] = own): Promise<void> =>
    void (chosen.length > 0 && (await run(process.execPath, [SCRIPT, 'stop', ...chosen, ...more])));
  try {
    const { stdout } = await run(process.execPath, [SCRIPT, 'start', ...names, ...more]);
    const settings = Object.fromEntries(
      [...stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name as string, value as string]),
    );
    return { settings, stop };
  } catch (error) {
    await stop();
    const said = (error as { readonly stderr?: string }).stderr?.trim() ?? String(error);
    throw unreachable(`引擎没有启动，已全部停止：\n${said}`, 'the engines did not start; none is left running');
  }
}

async function runningEngines(names: readonly string[], more: readonly string[]): Promise<string[]> {
  const status = await run(process.execPath, [SCRIPT, 'status', ...names, ...more]).catch(
    (error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }),
  );
  return [...status.stdout.matchAll(/^(\w+): running/gm)].map(([, name]) => name as string);
}
