import { join, relative } from 'node:path';
import { localDates } from '@hotline/calendar';
import type { Pack } from '@hotline/jurisdiction';
import { PackError, type JurisdictionText, type PackProblem } from '@hotline/jurisdiction-files';
import type { PackDiff, FindingKind, PackReport } from '@hotline/jurisdiction-proof';
import type { Broadcast, Clock } from '@hotline/runtime';
import { inWorker } from './in-worker';
import type { ReadFolder } from './jobs';
import { misnamed } from './folders';
import { keptFrom, portable, type Places } from './places';
import { inForceFrom, refuse, type Order } from './order';
import { spansOf, type By, type KeptVersion, type Publication, type Span } from './publications';
import { noVersion, type PlaceStore } from './store';
import type { Upload } from './upload';

/** What a reload did to one place. */
export interface Reloaded {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** What the prover finds in the version that now holds, by kind. */
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>;
}

/** The versions of a place, and the spans of time in which they are in force. */
export interface Versions {
  readonly versions: readonly KeptVersion[];
  readonly spans: readonly Span[];
  readonly publications: readonly Publication[];
  readonly inForce: string;
}

export interface PublishingParts {
  readonly places: Places;
  readonly store: PlaceStore;
  readonly clock: Clock;
  readonly broadcast: Broadcast;
  /** Folder that holds the folders of the places. */
  readonly folder: string;
  readonly onPublished?: (place: string, publication: Publication) => void;
}

export const TOPIC = 'places';

/** What an administrator does with places, one after the other. Reading, proving and comparing happen in a thread of their own. */
export class Publishing {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: PublishingParts) {}

  async versions(place: string): Promise<Versions> {
    const { versions, publications } = await this.parts.store.register(place);
    return { versions, publications, spans: spansOf(publications), inForce: this.parts.places.find(place).version };
  }

  /** Keeps a draft that can be read, and says what is to be known of it. Rejects with PackError, BadSheets or BadArchive when it cannot. */
  async upload(
    place: string,
    upload: Upload,
    by: By,
  ): Promise<{ readonly version: string; readonly report: PackReport }> {
    const { text: inForce } = await this.parts.places.text(place);
    const { header, version, text, report } = await inWorker('draft', {
      upload,
      standing: { place, jurisdictions: this.parts.folder, inForce },
      on: this.today(place),
    });
    const fault = misnamed({ jurisdiction: header }, place, place);
    if (fault) throw new PackError([fault]);
    const { errors, notes } = report;
    await this.parts.store.keep(
      place,
      keptFrom({ jurisdiction: header }, { version, origin: 'upload', by, at: this.parts.clock.now(), errors, notes }),
      portable(text),
    );
    return { version, report };
  }

  async check(place: string, version: string): Promise<PackReport> {
    return inWorker('check', { text: await this.text(place, version), on: this.today(place) });
  }

  /** What changes from one version to another; from the one in force when none is named. */
  async diff(place: string, version: string, against?: string): Promise<PackDiff & { readonly against: string }> {
    const [after, before] = [await this.text(place, version), await this.parts.places.text(place, against)];
    return { against: before.version, ...(await inWorker('diff', { before: before.text, after })) };
  }

  async workbook(place: string, version: string): Promise<Uint8Array> {
    return inWorker('workbook', { text: await this.text(place, version) });
  }

  /** Puts a version in force from an instant on. Rejects with a refusal for the past, an unknown version, or errors that nobody accepted. */
  publish(place: string, order: Order, by: By): Promise<Publication> {
    return this.afterOthers(async () => {
      const { store, clock } = this.parts;
      const now = clock.now();
      const { version, from = now, note } = order;
      const kept = (await store.register(place)).versions.find((one) => one.version === version);
      if (!kept) throw noVersion(place, version);
      refuse({ ...order, from }, kept, now);
      const pack = await inWorker('pack', { text: await store.text(place, version) });
      const publication: Publication = {
        version,
        from,
        by,
        at: now,
        origin: 'command',
        ...(note === undefined ? {} : { note }),
      };
      return this.add(place, publication, pack);
    });
  }

  /**
   * Reads the folders of all places again; what differs from what is in force is in force from now on. All change together or none does.
   * @throws PackError, with every fault of every folder
   */
  reload(by: By): Promise<Reloaded[]> {
    return this.afterOthers(async () => {
      const { places } = this.parts;
      const read = await Promise.allSettled(places.names.map((name) => this.readFolder(name)));
      const faults = read.flatMap((one) => (one.status === 'rejected' ? problemsOf(one.reason) : []));
      if (faults.length > 0)
        throw new PackError(faults.map((fault) => ({ ...fault, file: relative(this.parts.folder, fault.file) })));
      const reloaded: Reloaded[] = [];
      for (const [i, one] of read.entries())
        if (one.status === 'fulfilled') reloaded.push(await this.takeFolder(places.names[i] as string, one.value, by));
      return reloaded;
    });
  }

  private async readFolder(name: string): Promise<ReadFolder> {
    const dir = join(this.parts.folder, name);
    const drafted = await inWorker('folder', {
      dir,
      on: this.today(name),
      known: this.parts.places.find(name).version,
    });
    const fault = misnamed({ jurisdiction: drafted.header }, name, dir);
    if (fault) throw new PackError([fault]);
    return drafted;
  }

  private async takeFolder(
    name: string,
    { header, version, text, report, pack }: ReadFolder,
    by: By,
  ): Promise<Reloaded> {
    const before = this.parts.places.find(name).version;
    const at = this.parts.clock.now();
    if (pack) {
      await this.parts.store.keep(
        name,
        keptFrom(
          { jurisdiction: header },
          { version, origin: 'folder', by, at, errors: report.errors, notes: report.notes },
        ),
        portable(text),
      );
      await this.add(name, { version, from: at, by, at, origin: 'folder' }, pack);
    }
    return { name, before, after: version, findings: countsOf(report) };
  }

  /** Once it is in the store, this process and the others hold it ready. Asked for what is so already, it changes nothing. */
  private async add(place: string, publication: Publication, pack: Pack): Promise<Publication> {
    const { store, places, broadcast, onPublished } = this.parts;
    let soAlready: Publication | undefined;
    await store.publish(place, ({ publications }) =>
      (soAlready = inForceFrom(publications, publication)) ? undefined : publication,
    );
    await places.refresh(new Map([[publication.version, pack]]));
    if (soAlready) return soAlready;
    broadcast.publish(TOPIC, { place });
    onPublished?.(place, publication);
    return publication;
  }

  private async text(place: string, version: string): Promise<JurisdictionText> {
    return (await this.parts.places.text(place, version)).text;
  }

  private today(place: string): string {
    return localDates(this.parts.places.find(place).calendar.timeZone).dateOf(this.parts.clock.now());
  }

  private afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

function countsOf({ findings }: PackReport): Reloaded['findings'] {
  const counts: Partial<Record<FindingKind, number>> = {};
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function problemsOf(reason: unknown): readonly PackProblem[] {
  if (reason instanceof PackError) return reason.problems;
  throw reason;
}
