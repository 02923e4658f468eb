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
import type { FolderOrError } from './folders';
import { LoadedVersions, NotServed, loadedVersion, type LoadedVersion } from './loaded-versions';
import { keepYearsAndPrecedents } from './carried-over';
import { inWorker } from './worker/pool';
import { spanAt, spansOf, type ActorRef, type KeptVersion, type Publication } from './publications';
import type { Cache } from '../cache/file-cache';
import { ParsedPacks } from '../cache/parsed-packs';
import { noVersion, type VersionStore, type VersionRegister } from './version-store';

export interface JurisdictionsOptions {
  /** Content of the folder of each jurisdiction served. The first one is `home`, the default jurisdiction. */
  readonly folders: ReadonlyMap<string, FolderOrError>;
  readonly engine: Pick<Engine, 'documents' | 'clock' | 'broadcast'>;
  /** Cache of parsed packs. Default: a cache in memory, which is lost at a restart. */
  readonly cache?: Cache;
  /** Called when a folder cannot be read and the last published version of its jurisdiction stays in force. */
  readonly onTrouble?: (what: string, error: unknown) => void;
}

/** The decision of one version with its reasons. */
export interface VersionExplanation extends Explanation {
  readonly version: string;
}

const AT_START: ActorRef = { id: 'start', role: 'system' };

/**
 * The jurisdictions that this process serves, and the version of each that is in force at an instant. All processes
 * read the versions from the same store.
 */
export class Jurisdictions {
  private last: Promise<unknown> = Promise.resolve();
  private readonly listeners: (() => void)[] = [];

  private constructor(
    readonly names: readonly string[],
    private readonly loaded: LoadedVersions,
    private readonly clock: Clock,
    private readonly store?: VersionStore,
  ) {}

  /**
   * Takes over the folder of each jurisdiction. A version that was never published from the folder comes into force
   * now. A version that was published from it before changes nothing, so that later publications survive a restart.
   * @throws PackError when a folder cannot be read and the store has no version of its jurisdiction
   */
  static async open(
    { folders, engine, cache = new Map(), onTrouble }: JurisdictionsOptions,
    store: VersionStore,
  ): Promise<Jurisdictions> {
    const names = [...folders.keys()];
    if (names.length === 0) throw new NotServed('(none)', []);
    const jurisdictions = new Jurisdictions(names, new LoadedVersions(() => engine.clock.now()), engine.clock, store);
    for (const [name, folder] of folders) {
      const { register, version, pack } = await jurisdictions.recordFolder(name, folder, onTrouble);
      await jurisdictions.load(name, register, async (wanted) => {
        if (pack && wanted === version) return pack;
        const parsed = new ParsedPacks(cache, `${name} ${wanted}`);
        const stored = packOf(await store.text(name, wanted), { proven: true, parsed });
        parsed.store();
        return stored;
      });
    }
    return jurisdictions;
  }

  /** Fixed jurisdictions without a store; used by tests and tools. */
  static given(jurisdictions: readonly Jurisdiction[], clock: Clock): Jurisdictions {
    const loaded = new LoadedVersions(() => clock.now());
    for (const jurisdiction of jurisdictions) loaded.set(jurisdiction.name, [{ from: 0, jurisdiction }]);
    return new Jurisdictions(
      jurisdictions.map(({ name }) => name),
      loaded,
      clock,
    );
  }

  get home(): Jurisdiction {
    return this.find(this.names[0] as string);
  }

  /** The version in force at an instant (epoch ms, default now). @throws NotServed */
  find(name: string, at?: number): Jurisdiction {
    return this.loaded.at(name, at).jurisdiction;
  }

  /** The texts of a version (default: the one in force). Rejects with a refusal when the store has no such version. */
  async text(
    name: string,
    version = this.find(name).version,
  ): Promise<{ readonly version: string; readonly text: JurisdictionText }> {
    if (!this.store) throw noVersion(name, version);
    return { version, text: await this.store.text(name, version) };
  }

  /** The decision of a version (default: the one in force) and its reasons. */
  async explain(name: string, asked: RoutingFacts, version = this.find(name).version): Promise<VersionExplanation> {
    const known = this.loaded.all(name).find(({ jurisdiction }) => jurisdiction.version === version);
    if (known?.pack) return { version, ...explain(known.pack, asked, known.jurisdiction) };
    return { version, ...(await inWorker('explain', { text: (await this.text(name, version)).text, asked })) };
  }

  /**
   * Decides past tickets by a version and by another one (default: the one in force), for comparison. Rejects with a
   * refusal when the store has no such version.
   */
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

  /** Calls `listener` each time this process has checked for publications. */
  onRefresh(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Loads what was published since the last call. Calls run one after the other. Packs in `atHand` (by version) are not
   * read from the store again.
   */
  refresh(atHand: ReadonlyMap<string, Pack> = new Map()): Promise<void> {
    const next = this.last.then(async () => {
      if (!this.store) return;
      for (const name of this.names)
        await this.load(
          name,
          await this.store.register(name),
          async (version) => atHand.get(version) ?? inWorker('pack', { text: (await this.text(name, version)).text }),
        );
    });
    this.last = next.catch(() => undefined);
    return next.then(() => this.listeners.forEach((listener) => listener()));
  }

  /**
   * Loads the versions that are in force now or later, and forgets earlier ones. A loaded version is not read again.
   */
  private async load(
    name: string,
    { publications }: VersionRegister,
    read: (version: string) => Promise<Pack>,
  ): Promise<void> {
    const now = this.clock.now();
    const known = new Map(this.loaded.all(name).map((one) => [one.jurisdiction.version, one]));
    const versions: LoadedVersion[] = [];
    for (const { version, from, until } of spansOf(publications)) {
      if (until !== undefined && until <= now) continue;
      const one = known.get(version) ?? loadedVersion(from, await read(version), version);
      known.set(version, one);
      versions.push({ ...one, from });
    }
    this.loaded.set(name, versions);
  }

  /**
   * Records the version of the folder in the store. When the folder cannot be read, the last published version stays in
   * force.
   */
  private async recordFolder(
    name: string,
    folder: FolderOrError,
    onTrouble: JurisdictionsOptions['onTrouble'],
  ): Promise<RecordedFolder> {
    const register = await (this.store as VersionStore).register(name);
    const files = folder instanceof PackError ? folder : await this.carriedOver(name, folder, register);
    if (files instanceof PackError) {
      if (register.publications.length === 0) throw files;
      onTrouble?.(`the folder of ${name} cannot be read; the last published version stays in force`, files);
      return { register };
    }
    const version = versionOf(files.pack);
    return { version, pack: files.pack, register: await this.recordVersion(name, version, files, register) };
  }

  /**
   * The content of a folder with the calendar years and precedents of the version in force. Unchanged if this version
   * of the folder was published before. A PackError if the folder contradicts a precedent.
   */
  private async carriedOver(
    name: string,
    folder: JurisdictionFiles,
    { publications }: VersionRegister,
  ): Promise<FolderOrError> {
    const inForce = spanAt(spansOf(publications), this.clock.now());
    if (!inForce || isFromFolder(publications, versionOf(folder.pack))) return folder;
    const text = await (this.store as VersionStore).text(name, inForce.version);
    try {
      return keepYearsAndPrecedents(folder, text);
    } catch (error) {
      if (error instanceof PackError) return error;
      throw error;
    }
  }

  private async recordVersion(
    name: string,
    version: string,
    { pack, text }: JurisdictionFiles,
    register: VersionRegister,
  ): Promise<VersionRegister> {
    const store = this.store as VersionStore;
    const isKnown = ({ publications, versions }: VersionRegister): boolean =>
      isFromFolder(publications, version) ||
      versions.some((one) => (one.origin === 'calendar' || one.origin === 'precedent') && one.version === version);
    if (isKnown(register)) return register;
    const at = this.clock.now();
    await store.keep(name, keptFrom(pack, { version, origin: 'folder', by: AT_START, at }), portable(text));
    return store.publish(name, (there) =>
      isKnown(there) ? undefined : ({ version, from: at, by: AT_START, at, origin: 'folder' } satisfies Publication),
    );
  }
}

const isFromFolder = (publications: readonly Publication[], version: string): boolean =>
  publications.some((one) => one.origin === 'folder' && one.version === version);

interface RecordedFolder {
  readonly register: VersionRegister;
  /** Version and pack in the folder; absent when it cannot be read. */
  readonly version?: string;
  readonly pack?: Pack;
}

export const keptFrom = (
  { jurisdiction: { title } }: Pick<Pack, 'jurisdiction'>,
  entry: Omit<KeptVersion, 'title'>,
): KeptVersion => ({ ...entry, title });

/** The texts without the paths of this machine: only the names of the folders. */
export const portable = (text: JurisdictionText): JurisdictionText =>
  text.map(({ dir, files }) => ({ dir: basename(dir), files }));
