import { join, relative } from 'node:path';
import { compile, PackError, prove, type FindingKind, type Jurisdiction, type Problem } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction/loader';

/** Where the packs of this process are kept: one folder each, named like its place. */
export interface PackFolders {
  readonly jurisdictions: string;
}

/** What a reload did to one place. */
export interface Reloaded {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What the prover finds in the version that now holds, by kind. */
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>;
}

/** A place that this process does not serve. */
export class NotServed extends Error {
  constructor(name: string, served: Iterable<string>) {
    super(`jurisdiction ${name} is not served here; served: ${[...served].join(', ')}`);
    this.name = 'NotServed';
  }
}

/**
 * The places of this process. A reload puts a new object in the place of the old one: whoever asks afterwards gets the new
 * version, whoever has begun with the old one finishes with it.
 */
export class Places {
  private readonly held: Map<string, Jurisdiction>;
  private readonly homeName: string;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    places: readonly Jurisdiction[],
    private readonly folders: PackFolders,
  ) {
    const [home] = places;
    if (!home) throw new NotServed('(none)', []);
    this.homeName = home.name;
    this.held = new Map(places.map((place) => [place.name, place]));
  }

  get home(): Jurisdiction {
    return this.find(this.homeName);
  }

  /** @throws NotServed */
  find(name: string): Jurisdiction {
    const place = this.held.get(name);
    if (!place) throw new NotServed(name, this.held.keys());
    return place;
  }

  /**
   * Reads the folders of all places again, one reload after the other; all change together or none does.
   * @throws PackError, with every fault of every folder
   */
  reload(): Promise<Reloaded[]> {
    const next = this.last.then(() => this.readAgain());
    this.last = next.catch(() => undefined);
    return next;
  }

  private async readAgain(): Promise<Reloaded[]> {
    const read = await Promise.allSettled([...this.held.keys()].map((name) => this.readPlace(name)));
    const faults = read.flatMap((one) => (one.status === 'rejected' ? problemsOf(one.reason) : []));
    if (faults.length > 0) throw new PackError(faults.map((fault) => ({ ...fault, file: relative(this.folders.jurisdictions, fault.file) })));
    const good = read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    return good.map(({ place, findings }) => {
      const before = this.find(place.name).version;
      if (before !== place.version) this.held.set(place.name, place);
      return { name: place.name, before, after: place.version, findings };
    });
  }

  private async readPlace(name: string): Promise<{ place: Jurisdiction; findings: Reloaded['findings'] }> {
    const dir = join(this.folders.jurisdictions, name);
    const pack = await readPackFolder(dir);
    if (pack.jurisdiction.name !== name) throw new PackError([renamed(dir, name, pack.jurisdiction.name)]);
    const findings: Partial<Record<FindingKind, number>> = {};
    for (const { kind } of prove(pack).findings) findings[kind] = (findings[kind] ?? 0) + 1;
    return { place: compile(pack), findings };
  }
}

function problemsOf(reason: unknown): readonly Problem[] {
  if (reason instanceof PackError) return reason.problems;
  throw reason;
}

const renamed = (file: string, before: string, after: string): Problem => ({
  file,
  line: 1,
  column: 1,
  path: 'jurisdiction.name',
  message: `the place is called "${after}" now`,
  hint: `open tickets know it as "${before}": keep that name, or start a process that serves the new one`,
});
