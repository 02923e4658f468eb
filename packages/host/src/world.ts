import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction/loader';
import type { Broadcast, Engine } from '@hotline/runtime';
import type { Config } from './config';
import { Places, type Reloaded } from './places';
import type { World } from './service';

export { NotServed } from './places';

/** Reads the places of this process; the first is home. Throws `PackError`. */
export const loadPlaces = (config: Pick<Config, 'jurisdiction' | 'jurisdictions'>): Promise<Jurisdiction[]> =>
  Promise.all(config.jurisdiction.map((name) => loadPack(join(config.jurisdictions, name))));

/** The world as its owner sees it: its places can be read again while everything runs. */
export interface OwnWorld extends World {
  /** Throws `PackError` and keeps what holds; else every process of this hotline is told to read its folders too. */
  reloadPlaces(): Promise<Reloaded[]>;
}

const TOPIC = 'places';

export function makeWorld(loaded: readonly Jurisdiction[], engine: Pick<Engine, 'clock' | 'counters' | 'broadcast' | 'documents'>, config: Pick<Config, 'messageUrl' | 'jurisdictions' | 'models' | 'data'>): OwnWorld {
  const places = new Places(loaded, config);
  const { clock, counters, broadcast } = engine;
  return {
    get home() {
      return places.home;
    },
    clock,
    counters,
    broadcast,
    documents: (spec) => engine.documents(spec),
    models: config.models ?? join(config.data, 'models'),
    ...(config.messageUrl ? { messageUrl: config.messageUrl } : {}),
    jurisdiction: (name) => places.find(name),
    reloadPlaces: reloader(places, broadcast),
  };
}

/** What one process reloads, the others do too: each its own places, from the folders that it sees. */
function reloader(places: Places, broadcast: Broadcast): () => Promise<Reloaded[]> {
  const me = randomUUID();
  broadcast.subscribe(TOPIC, (message) => {
    if ((message as { from?: string }).from === me) return;
    places.reload().catch((error: unknown) => process.emitWarning(`places were reloaded elsewhere, but not here: ${String(error)}`));
  });
  return async () => {
    const reloaded = await places.reload();
    if (reloaded.some(({ before, after }) => before !== after)) broadcast.publish(TOPIC, { from: me });
    return reloaded;
  };
}
