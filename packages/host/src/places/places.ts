import { basename } from 'node:path';
import {
  explain,
  type Explanation,
  type Jurisdiction,
  type Pack,
  type RoutingFacts,
  versionOf,
} from '@hotline/jurisdiction';
import { PackError, packOf, type JurisdictionFiles, type JurisdictionText } from '@hotline/jurisdiction-files';
import type { PastTicket, Simulation } from '@hotline/jurisdiction-proof';
import type { Clock, Engine } from '@hotline/runtime';
import type { Folder } from './folders';
import { HeldPlaces, NotServed, ready, type Ready } from './held';
import { inWorker } from './in-worker';
import { spansOf, type By, type KeptVersion, type Publication } from './publications';
import { noVersion, type PlaceStore, type Register } from './store';

export interface PlacesOptions {
  /** What the folder of each place served holds; the first is home. */
  readonly folders: ReadonlyMap<string, Folder>;
  readonly engine: Pick<Engine, 'documents' | 'clock' | 'broadcast'>;
  /** Told of what goes wrong without a caller who could be told. */
  readonly onTrouble?: (what: string, error: unknown) => void;
}

/** What a version says about a question, with the version that says it. */
export interface Explained extends Explanation {
  readonly version: string;
}

const AT_START: By = { id: 'start', role: 'system' };

/** The places of this process: which version decides at which instant. Every process of a hotline reads them from the store that they share. */
export class Places {
  private last: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly names: readonly string[],
    private readonly held: HeldPlaces,
    private readonly clock: Clock,
    private readonly store?: PlaceStore,
  ) {}

  /**
   * Reads the folder of each place. A version that the folder never held before is in force from now on; one that it did changes
   * nothing, so that what was published since survives a restart. @throws PackError
   */
  static async open({ folders, engine, onTrouble }: PlacesOptions, store: PlaceStore): Promise<Places> {
    const names = [...folders.keys()];
    if (names.length === 0) throw new NotServed('(none)', []);
    const places = new Places(names, new HeldPlaces(() => engine.clock.now()), engine.clock, store);
    for (const [name, folder] of folders) {
      const { register, version, pack } = await places.welcome(name, folder, onTrouble);
      await places.take(name, register, async (wanted) =>
        pack && wanted === version ? pack : packOf(await store.text(name, wanted), { proven: true }),
      );
    }
    return places;
  }

  /** Places that are given and stay as they are. */
  static given(places: readonly Jurisdiction[], clock: Clock): Places {
    const held = new HeldPlaces(() => clock.now());
    for (const place of places) held.set(place.name, [{ from: 0, place }]);
    return new Places(
      places.map(({ name }) => name),
      held,
      clock,
    );
  }

  get home(): Jurisdiction {
    return this.find(this.names[0] as string);
  }

  /** The version that is in force at an instant, epoch ms; now if none is named. @throws NotServed */
  find(name: string, at?: number): Jurisdiction {
    return this.held.at(name, at).place;
  }

  /** The texts of a version; of the one in force when none is named. Rejects with a refusal when there is no such version. */
  async text(
    name: string,
    version = this.find(name).version,
  ): Promise<{ readonly version: string; readonly text: JurisdictionText }> {
    if (!this.store) throw noVersion(name, version);
    return { version, text: await this.store.text(name, version) };
  }

  /** What a version decides and why; the one in force when none is named. */
  async explain(name: string, asked: RoutingFacts, version = this.find(name).version): Promise<Explained> {
    const known = this.held.all(name).find(({ place }) => place.version === version);
    if (known?.pack) return { version, ...explain(known.pack, asked, known.place) };
    return { version, ...(await inWorker('explain', { text: (await this.text(name, version)).text, asked })) };
  }

  /** Past tickets decided by a version, and by another to compare with; by the one in force when none is named. Rejects with a refusal when there is no such version. */
  async simulate(
    name: string,
    version: string,
    tickets: readonly PastTicket[],
    against?: string,
  ): Promise<Simulation & { readonly against: string }> {
    const [draft, other] = [await this.text(name, version), await this.text(name, against)];
    return {
      against: other.version,
      ...(await inWorker('simulate', { draft: draft.text, against: other.text, tickets })),
    };
  }

  /** Looks in the store what was published, one look after the other. Versions that are at hand need not be read. */
  refresh(atHand: ReadonlyMap<string, Pack> = new Map()): Promise<void> {
    const next = this.last.then(async () => {
      if (!this.store) return;
      for (const name of this.names)
        await this.take(
          name,
          await this.store.register(name),
          async (version) => atHand.get(version) ?? inWorker('pack', { text: (await this.text(name, version)).text }),
        );
    });
    this.last = next.catch(() => undefined);
    return next;
  }

  /** Holds ready what is in force now and what will be. Versions that are ready already stay as they are. */
  private async take(
    name: string,
    { publications }: Register,
    read: (version: string) => Promise<Pack>,
  ): Promise<void> {
    const now = this.clock.now();
    const known = new Map(this.held.all(name).map((one) => [one.place.version, one]));
    const versions: Ready[] = [];
    for (const { version, from, until } of spansOf(publications)) {
      if (until !== undefined && until <= now) continue;
      const one = known.get(version) ?? ready(from, await read(version), version);
      known.set(version, one);
      versions.push({ ...one, from });
    }
    this.held.set(name, versions);
  }

  /** Notes what the folder holds. When it cannot be read, what was published before goes on. */
  private async welcome(name: string, folder: Folder, onTrouble: PlacesOptions['onTrouble']): Promise<Welcomed> {
    const register = await (this.store as PlaceStore).register(name);
    if (folder instanceof PackError) {
      if (register.publications.length === 0) throw folder;
      onTrouble?.(`the folder of ${name} cannot be read; what was published last goes on`, folder);
      return { register };
    }
    const version = versionOf(folder.pack);
    return { version, pack: folder.pack, register: await this.note(name, version, folder, register) };
  }

  private async note(
    name: string,
    version: string,
    { pack, text }: JurisdictionFiles,
    register: Register,
  ): Promise<Register> {
    const store = this.store as PlaceStore;
    const isKnown = ({ publications }: Register): boolean =>
      publications.some((one) => one.origin === 'folder' && one.version === version);
    if (isKnown(register)) return register;
    const at = this.clock.now();
    await store.keep(name, keptFrom(pack, { version, origin: 'folder', by: AT_START, at }), portable(text));
    return store.publish(name, (there) =>
      isKnown(there) ? undefined : ({ version, from: at, by: AT_START, at, origin: 'folder' } satisfies Publication),
    );
  }
}

interface Welcomed {
  readonly register: Register;
  /** What the folder holds, where it can be read. */
  readonly version?: string;
  readonly pack?: Pack;
}

export const keptFrom = (
  { jurisdiction: { title } }: Pick<Pack, 'jurisdiction'>,
  entry: Omit<KeptVersion, 'title'>,
): KeptVersion => ({ ...entry, title });

/** Without the folders of this machine. */
export const portable = (text: JurisdictionText): JurisdictionText =>
  text.map(({ dir, files }) => ({ dir: basename(dir), files }));
