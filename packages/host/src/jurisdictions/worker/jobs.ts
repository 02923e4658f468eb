import {
  compile,
  explain,
  type Explanation,
  type Jurisdiction,
  type Pack,
  type RoutingFacts,
  versionOf,
} from '@hotline/jurisdiction';
import {
  addPrecedent,
  type Designation,
  type FolderText,
  packOf,
  type JurisdictionFiles,
  type JurisdictionText,
  readJurisdiction,
  scenariosIn,
} from '@hotline/jurisdiction-files';
import { workbookOf } from '@hotline/jurisdiction-files/sheets';
import {
  diff,
  type PackDiff,
  type PastTicket,
  report,
  type PackReport,
  simulate,
  type Simulation,
} from '@hotline/jurisdiction-proof';
import type { YearNotice } from '@hotline/calendar';
import { withYear } from '../calendar-years';
import { keepLoadedYears, keepYearsAndPrecedents } from '../carried-over';
import { previewPrecedent, type AskedPrecedent, type PrecedentPreview } from './preview-precedent';
import { readDraft, type DraftBase, type DraftFile } from './read-draft';

/** A draft that was read and checked. */
export interface CheckedDraft {
  readonly header: Pack['jurisdiction'];
  readonly version: string;
  readonly text: JurisdictionText;
  readonly report: PackReport;
}
/** A checked folder, with its pack unless that version is loaded already. */
export interface CheckedFolder extends CheckedDraft {
  readonly pack?: Pack;
}

/** A version that differs from another one in the calendar of one year, or in one precedent. */
export interface ChangedVersion extends Omit<CheckedDraft, 'report'> {
  readonly pack: Pack;
}

const drafted = ({ pack, text }: JurisdictionFiles, on: string): CheckedDraft => ({
  header: pack.jurisdiction,
  text,
  version: versionOf(pack),
  report: reportOn(pack, text, on),
});
const reportOn = (pack: Pack, text: JurisdictionText, on: string): PackReport =>
  report(pack, { on, scenarios: scenariosIn(text.at(-1) as FolderText) });

/** Work that would block the thread that answers requests. Inputs and results are plain data. */
export const jobs = {
  /** Reads and checks a folder on disk with its frames. `known` is the version that is loaded already. */
  async folder({
    dir,
    on,
    known,
    inForce,
  }: {
    readonly dir: string;
    readonly on: string;
    readonly known: string;
    readonly inForce: JurisdictionText;
  }): Promise<CheckedFolder> {
    const files = keepYearsAndPrecedents(await readJurisdiction(dir), inForce);
    const read = drafted(files, on);
    return read.version === known ? read : { ...read, pack: files.pack };
  },
  async draft({
    upload,
    base,
    on,
  }: {
    readonly upload: DraftFile;
    readonly base: DraftBase;
    readonly on: string;
  }): Promise<CheckedDraft> {
    const keep = upload.kind === 'zip' ? keepYearsAndPrecedents : keepLoadedYears;
    return drafted(keep(await readDraft(upload, base), base.inForce), on);
  },
  /**
   * A version with the calendar of one more year. Its powers are those of the version before, so they are not proved
   * again.
   */
  async year({
    text,
    notice,
  }: {
    readonly text: JurisdictionText;
    readonly notice: YearNotice;
  }): Promise<ChangedVersion> {
    const changed = withYear(text, notice);
    const pack = packOf(changed, { proven: true });
    return { header: pack.jurisdiction, version: versionOf(pack), text: changed, pack };
  },
  /** The decisions of a version that a precedent would change, or the reason why the precedent does not fit. */
  async previewPrecedent({
    text,
    asked,
  }: {
    readonly text: JurisdictionText;
    readonly asked: AskedPrecedent;
  }): Promise<PrecedentPreview> {
    return previewPrecedent(text, asked);
  },
  /** A version with one more precedent; the same version when it contains the precedent already. */
  async precedent({
    text,
    designation,
  }: {
    readonly text: JurisdictionText;
    readonly designation: Designation;
  }): Promise<ChangedVersion & { readonly power: string }> {
    const { id, text: changed, pack } = addPrecedent(text, designation);
    return { header: pack.jurisdiction, version: versionOf(pack), text: changed, pack, power: id };
  },
  /** Reads a stored version; it was checked at the upload. */
  async pack({ text }: { readonly text: JurisdictionText }): Promise<Pack> {
    return packOf(text, { proven: true });
  },
  async check({ text, on }: { readonly text: JurisdictionText; readonly on: string }): Promise<PackReport> {
    return reportOn(packOf(text, { proven: true }), text, on);
  },
  async diff({
    before,
    after,
  }: {
    readonly before: JurisdictionText;
    readonly after: JurisdictionText;
  }): Promise<PackDiff> {
    return diff(packOf(before, { proven: true }), packOf(after, { proven: true }));
  },
  async explain({
    text,
    asked,
  }: {
    readonly text: JurisdictionText;
    readonly asked: RoutingFacts;
  }): Promise<Explanation> {
    return explain(packOf(text, { proven: true }), asked);
  },
  async simulate({
    draft,
    against,
    tickets,
  }: {
    readonly draft: JurisdictionText;
    readonly against: JurisdictionText;
    readonly tickets: readonly PastTicket[];
  }): Promise<Simulation> {
    const [now, before] = [draft, against].map((text) => compile(packOf(text, { proven: true })));
    return simulate(tickets, now as Jurisdiction, before);
  },
  async workbook({ text }: { readonly text: JurisdictionText }): Promise<Uint8Array> {
    return workbookOf(text.at(-1) as FolderText);
  },
};

export type WorkerJobs = typeof jobs;
