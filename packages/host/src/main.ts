import { FileInUse } from '@hotline/adapter-sqlite';
import { PackError } from '@hotline/jurisdiction-files';
import { EngineAway, IncompatibleStore } from '@hotline/runtime';
import { bannerOf } from './banner';
import { ConfigError, readConfig, type Config } from './config';
import { reloadOnHangup } from './system-api/jurisdictions/reload-on-hangup';
import { UnknownProfile } from './profile';
import type { Running } from './running';
import type { DefineService } from './service';
import { start } from './start';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Exit codes: 1 the process could not start, 2 a setting cannot be used. */
const FAILED = 1;
const BAD_SETTING = 2;

/** Resolves when a signal arrived and everything is closed. A second signal exits at once. */
export function runUntilSignal(running: Pick<Running, 'close'>): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked = false;
    const stop = (signal: NodeJS.Signals): void => {
      if (asked) process.exit(signal === 'SIGINT' ? 130 : 143);
      asked = true;
      running.close().then(resolve, reject);
    };
    for (const signal of SIGNALS) process.on(signal, stop);
  });
}

/**
 * Starts the services, prints the banner and stops them on a signal. Every main.ts of a service calls only this.
 * `prepare` runs before the start.
 */
export async function main(
  services: readonly DefineService[],
  prepare?: (config: Config) => Promise<void>,
): Promise<void> {
  try {
    const config = readConfig();
    await prepare?.(config);
    const running = await start({ services, config });
    process.stdout.write(bannerOf(running, config, await running.startNotices()));
    reloadOnHangup(running);
    await runUntilSignal(running);
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(error instanceof ConfigError || error instanceof UnknownProfile ? BAD_SETTING : FAILED);
  }
}

/** Errors that administrators can correct show only their message; others show the stack. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (
    [ConfigError, UnknownProfile, FileInUse, IncompatibleStore, PackError, EngineAway].some(
      (kind) => error instanceof kind,
    )
  )
    return error.message;
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
    return `the port is in use: stop what listens there, or set HOTLINE_PORT to another (0 takes any free one)`;
  return error.stack ?? error.message;
}
