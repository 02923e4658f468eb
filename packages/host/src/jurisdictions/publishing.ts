import { join, relative } from 'node:path';
import { localDates, type YearNotice } from '@hotline/calendar';
import type { Pack } from '@hotline/jurisdiction';
import { PackError, type Designation, type JurisdictionText, type PackProblem } from '@hotline/jurisdiction-files';
import type { PackDiff, FindingKind, PackReport } from '@hotline/jurisdiction-proof';
import type { Broadcast, Clock } from '@hotline/runtime';
import { refuseOtherDays } from './calendar-years';
import type { ChangedVersion, CheckedFolder } from './worker/jobs';
import type { AskedPrecedent, PrecedentPreview } from './worker/preview-precedent';
import { inWorker } from './worker/pool';
import type { DraftFile } from './worker/read-draft';
import { checkName } from './folders';
import { keptFrom, portable, type Jurisdictions } from './jurisdictions';
import { checkPublishRequest, publishedBy, spanInForce, type PublishRequest } from './publish-request';
import {
  spansOf,
  type ActorRef,
  type CommandRef,
  type KeptVersion,
  type Publication,
  type InForceSpan,
} from './publications';
import { noVersion, type VersionStore } from './version-store';

/** Effect of a reload on one jurisdiction. */
export interface ReloadResult {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Findings of the proof in the version that is now in force, by kind. */
  readonly findings: Readonly<Partial<Record<FindingKind, number>>>;
}

/** The versions of one jurisdiction, and when each is in force. */
export interface VersionOverview {
  readonly versions: readonly KeptVersion[];
  readonly spans: readonly InForceSpan[];
  readonly publications: readonly Publication[];
  readonly inForce: string;
}

/** The power that a designation has become in the power list, or the reason why it cannot become one. */
export type AdoptedPrecedent =
  { readonly power: string; readonly version: string } | { readonly why: PackProblem['message'] };

const DOES_NOT_FIT = { zh: '与权责清单不符', en: 'it does not fit into the power list' };

export interface PublishingParts {
  readonly jurisdictions: Jurisdictions;
  readonly store: VersionStore;
  readonly clock: Clock;
  readonly broadcast: Broadcast;
  /** Folder that holds one folder per jurisdiction. */
  readonly folder: string;
  readonly onPublished?: (name: string, publication: Publication) => void;
}

export const PUBLICATIONS_TOPIC = 'publications';

/**
 * Commands of administrators on versions. Publications run one after the other; reading, proving and comparing run in a
 * worker thread.
 */
export class Publishing {
  private last: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: PublishingParts) {}

  async versions(name: string): Promise<VersionOverview> {
    const { versions, publications } = await this.parts.store.register(name);
    return {
      versions,
      publications,
      spans: spansOf(publications),
      inForce: this.parts.jurisdictions.find(name).version,
    };
  }

  /** Checks a draft and stores it. Rejects with PackError, BadSheets or BadArchive when it cannot be read. */
  async upload(
    name: string,
    upload: DraftFile,
    by: ActorRef,
  ): Promise<{ readonly version: string; readonly report: PackReport }> {
    const { text: inForce } = await this.parts.jurisdictions.text(name);
    const { header, version, text, report } = await inWorker('draft', {
      upload,
      base: { name, folder: this.parts.folder, inForce },
      on: this.today(name),
    });
    const fault = checkName({ jurisdiction: header }, name, name);
    if (fault) throw new PackError([fault]);
    const { errors, notes } = report;
    await this.parts.store.keep(
      name,
      keptFrom({ jurisdiction: header }, { version, origin: 'upload', by, at: this.parts.clock.now(), errors, notes }),
      portable(text),
    );
    return { version, report };
  }

  async check(name: string, version: string): Promise<PackReport> {
    return inWorker('check', { text: await this.text(name, version), on: this.today(name) });
  }

  /** Compares a version with another one (default: the one in force). */
  async diff(name: string, version: string, against?: string): Promise<PackDiff & { readonly against: string }> {
    const [after, before] = [await this.text(name, version), await this.parts.jurisdictions.text(name, against)];
    return { against: before.version, ...(await inWorker('diff', { before: before.text, after })) };
  }

  async workbook(name: string, version: string): Promise<Uint8Array> {
    return inWorker('workbook', { text: await this.text(name, version) });
  }

  /**
   * Puts a version in force from an instant on. A command that has published before gets the same answer. Rejects with a
   * refusal for an unknown version, for what `checkPublishRequest` refuses, and for a key that was used for something else.
   */
  publish(name: string, request: PublishRequest, by: ActorRef, command?: CommandRef): Promise<Publication> {
    return this.afterOthers(async () => {
      const { store, clock } = this.parts;
      const now = clock.now();
      const { version, from = now, note } = request;
      const { versions, publications } = await store.register(name);
      const before = command && publishedBy(publications, command);
      if (before) return before;
      const kept = versions.find((one) => one.version === version);
      if (!kept) throw noVersion(name, version);
      checkPublishRequest({ ...request, from }, kept, now);
      const pack = await inWorker('pack', { text: await store.text(name, version) });
      const publication: Publication = {
        version,
        from,
        by,
        at: now,
        origin: 'command',
        ...(note === undefined ? {} : { note }),
        ...(command ? { command } : {}),
      };
      return this.add(name, publication, pack);
    });
  }

  /**
   * Loads the holidays and make-up days of a year. The version in force, and each version published for a later day, is
   * published again with these days. A repeat changes nothing.
   */
  loadYear(name: string, notice: YearNotice, by: ActorRef): Promise<readonly Publication[]> {
    return this.afterOthers(() =>
      this.republish(name, { origin: 'calendar', by }, async (text) => {
        const changed = await inWorker('year', { text, notice });
        refuseOtherDays(changed.pack.calendar, notice);
        return changed;
      }),
    );
  }

  /** The decisions that would change if a designation became a rule of the version in force. */
  async previewPrecedent(name: string, asked: AskedPrecedent): Promise<PrecedentPreview> {
    return inWorker('previewPrecedent', { text: (await this.parts.jurisdictions.text(name)).text, asked });
  }

  /**
   * Makes a designation a rule. The version in force, and each version published for a later day, is published again
   * with the rule. A repeat changes nothing. Returns the id of the new power and the version that is now in force. If
   * the rule does not fit into one of the versions, returns the reason and publishes nothing.
   */
  adoptPrecedent(name: string, designation: Designation, by: ActorRef): Promise<AdoptedPrecedent> {
    return this.afterOthers(async () => {
      let power = '';
      try {
        await this.republish(name, { origin: 'precedent', by, note: designation.number }, async (text) => {
          const changed = await inWorker('precedent', { text, designation });
          power ||= changed.power;
          return changed;
        });
      } catch (error) {
        return { why: problemsOf(error)[0]?.message ?? DOES_NOT_FIT };
      }
      return { power, version: this.parts.jurisdictions.find(name).version };
    });
  }

  /**
   * Applies a change to the version in force and to each version published for a later day, and publishes the results.
   * If the change fails for one of them, nothing is published. A version that the change does not alter is not
   * published again.
   */
  private async republish(
    name: string,
    { origin, by, note }: Pick<KeptVersion, 'origin' | 'by'> & Pick<Publication, 'note'>,
    change: (text: JurisdictionText) => Promise<ChangedVersion>,
  ): Promise<readonly Publication[]> {
    const { store, clock } = this.parts;
    const now = clock.now();
    const { versions, publications } = await store.register(name);
    const changes: { readonly span: InForceSpan; readonly changed: ChangedVersion }[] = [];
    for (const span of spansOf(publications).filter(({ until = Infinity }) => until > now))
      changes.push({ span, changed: await change(await store.text(name, span.version)) });
    const made: Publication[] = [];
    for (const { span, changed } of changes) {
      const { header, version, text, pack } = changed;
      if (version === span.version) continue;
      const { errors, notes } = versions.find((one) => one.version === span.version) ?? {};
      const checked = { ...(errors === undefined ? {} : { errors }), ...(notes === undefined ? {} : { notes }) };
      await store.keep(name, keptFrom({ jurisdiction: header }, { version, origin, by, at: now, ...checked }), text);
      const publication = { version, from: Math.max(span.from, now), by, at: now, origin: 'command' as const };
      made.push(await this.add(name, { ...publication, ...(note === undefined ? {} : { note }) }, pack));
    }
    return made;
  }

  /**
   * Reads the folders of all jurisdictions again and puts changed versions in force now: all of them, or none when a
   * folder has errors.
   * @throws PackError with the errors of all folders
   */
  reload(by: ActorRef): Promise<ReloadResult[]> {
    return this.afterOthers(async () => {
      const { jurisdictions } = this.parts;
      const read = await Promise.allSettled(jurisdictions.names.map((name) => this.readFolder(name)));
      const faults = read.flatMap((one) => (one.status === 'rejected' ? problemsOf(one.reason) : []));
      if (faults.length > 0)
        throw new PackError(faults.map((fault) => ({ ...fault, file: relative(this.parts.folder, fault.file) })));
      const reloaded: ReloadResult[] = [];
      for (const [i, one] of read.entries())
        if (one.status === 'fulfilled')
          reloaded.push(await this.takeFolder(jurisdictions.names[i] as string, one.value, by));
      return reloaded;
    });
  }

  private async readFolder(name: string): Promise<CheckedFolder> {
    const dir = join(this.parts.folder, name);
    const drafted = await inWorker('folder', {
      dir,
      on: this.today(name),
      known: this.parts.jurisdictions.find(name).version,
      inForce: (await this.parts.jurisdictions.text(name)).text,
    });
    const fault = checkName({ jurisdiction: drafted.header }, name, dir);
    if (fault) throw new PackError([fault]);
    return drafted;
  }

  private async takeFolder(
    name: string,
    { header, version, text, report, pack }: CheckedFolder,
    by: ActorRef,
  ): Promise<ReloadResult> {
    const before = this.parts.jurisdictions.find(name).version;
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

  /**
   * Stores a publication and makes all processes load its version. If the same version is already in force at that
   * instant, stores nothing and returns the earlier publication.
   */
  private async add(name: string, publication: Publication, pack: Pack): Promise<Publication> {
    const { store, jurisdictions, broadcast, onPublished } = this.parts;
    let soAlready: Publication | undefined;
    await store.publish(name, ({ publications }) =>
      (soAlready = spanInForce(publications, publication)) ? undefined : publication,
    );
    await jurisdictions.refresh(new Map([[publication.version, pack]]));
    if (soAlready) return soAlready;
    broadcast.publish(PUBLICATIONS_TOPIC, { name });
    onPublished?.(name, publication);
    return publication;
  }

  private async text(name: string, version: string): Promise<JurisdictionText> {
    return (await this.parts.jurisdictions.text(name, version)).text;
  }

  private today(name: string): string {
    return localDates(this.parts.jurisdictions.find(name).calendar.timeZone).dateOf(this.parts.clock.now());
  }

  private afterOthers<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(work);
    this.last = next.catch(() => undefined);
    return next;
  }
}

function countsOf({ findings }: PackReport): ReloadResult['findings'] {
  const counts: Partial<Record<FindingKind, number>> = {};
  for (const { kind } of findings) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function problemsOf(reason: unknown): readonly PackProblem[] {
  if (reason instanceof PackError) return reason.problems;
  throw reason;
}
