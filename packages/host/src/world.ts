import { PeopleDirectory } from './directory/people-directory';
import { join } from 'node:path';
import type { Engine, Files } from '@hotline/runtime';
import type { Cache } from './cache/file-cache';
import type { Config } from './config';
import { TicketFiles } from './files/ticket-files';
import type { SignIn } from './auth/sign-in';
import type { Jurisdictions } from './jurisdictions/jurisdictions';
import type { Publishing } from './jurisdictions/publishing';
import type { World } from './service';

export { NotServed } from './jurisdictions/loaded-versions';

/** The world of the host, which can also publish versions of jurisdictions while the process runs. */
export interface HostWorld extends World {
  readonly jurisdictions: Jurisdictions;
  /** Absent when the jurisdictions are fixed ones, as in tests. */
  readonly publishing?: Publishing;
}

export interface WorldParts {
  readonly signIn: SignIn;
  readonly jurisdictions: Jurisdictions;
  readonly publishing?: Publishing;
  readonly engine: Pick<Engine, 'clock' | 'counters' | 'broadcast' | 'documents'>;
  readonly cache: Cache;
  readonly files: Files;
  readonly config: Pick<Config, 'messageUrl' | 'models' | 'data'>;
}

export function makeWorld({
  signIn,
  jurisdictions,
  publishing,
  engine,
  cache,
  files,
  config: { messageUrl, models, data },
}: WorldParts): HostWorld {
  const { clock, counters, broadcast } = engine;
  return {
    get home() {
      return jurisdictions.home;
    },
    clock,
    counters,
    broadcast,
    jurisdictions,
    signIn,
    documents: (spec) => engine.documents(spec),
    people: new PeopleDirectory(engine, (name) => jurisdictions.find(name)),
    models: models ?? join(data, 'models'),
    cache,
    files: new TicketFiles(files),
    ...(publishing ? { publishing } : {}),
    ...(messageUrl ? { messageUrl } : {}),
    jurisdiction: (name, at) => jurisdictions.find(name, at),
  };
}
