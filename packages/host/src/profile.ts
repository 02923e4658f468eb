import { openSqlite } from '@hotline/adapter-sqlite';
import type { Clock, Engine } from '@hotline/runtime';
import type { Config } from './config';

/** What tests may change of an engine. */
export interface EngineOptions {
  readonly clock?: Clock;
  /** Keeps the log apart from the documents, so that the relay has work. */
  readonly logApart?: boolean;
  /** Wait before another delivery, by the number of the attempt that failed. */
  readonly retryDelayMs?: (attempt: number) => number;
}

/** No engines are known by this name. */
export class UnknownProfile extends Error {
  constructor(name: string) {
    super(`HOTLINE_PROFILE=${name} is not a profile of this version; known: ${Object.keys(profiles).join(', ')}`);
    this.name = 'UnknownProfile';
  }
}

/** The one place where a profile is chosen; nothing else may ask which one it is. */
const profiles: Readonly<Record<string, (config: Config, options: EngineOptions) => Engine>> = {
  embedded: (config, options) => openSqlite({ folder: config.data, ...options }),
};

/** Opens the engines. Throws `UnknownProfile`, or what the engine says (`FileInUse`). */
export function openEngine(config: Config, options: EngineOptions): Engine {
  const name = config.profile ?? 'embedded';
  const open = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!open) throw new UnknownProfile(name);
  return open(config, options);
}
