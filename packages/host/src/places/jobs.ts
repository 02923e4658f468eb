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
import { draftIn, type Standing, type Upload } from './upload';

/** A place that was read and checked. */
export interface Drafted {
  readonly header: Pack['jurisdiction'];
  readonly version: string;
  readonly text: JurisdictionText;
  readonly report: PackReport;
}
/** With what it takes to decide by it, unless that is known already. */
export interface ReadFolder extends Drafted {
  readonly pack?: Pack;
}

const drafted = ({ pack, text }: JurisdictionFiles, on: string): Drafted => ({
  header: pack.jurisdiction,
  text,
  version: versionOf(pack),
  report: reportOn(pack, text, on),
});
const reportOn = (pack: Pack, text: JurisdictionText, on: string): PackReport =>
  report(pack, { on, scenarios: scenariosIn(text.at(-1) as FolderText) });

/** What takes too long for the thread that serves. Everything in and out is plain data. */
export const jobs = {
  /** A folder on disk with its frames. */
  async folder({
    dir,
    on,
    known,
  }: {
    readonly dir: string;
    readonly on: string;
    readonly known: string;
  }): Promise<ReadFolder> {
    const files = await readJurisdiction(dir);
    const read = drafted(files, on);
    return read.version === known ? read : { ...read, pack: files.pack };
  },
  async draft({
    upload,
    standing,
    on,
  }: {
    readonly upload: Upload;
    readonly standing: Standing;
    readonly on: string;
  }): Promise<Drafted> {
    return drafted(await draftIn(upload, standing), on);
  },
  /** A version that is kept: it was checked before. */
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

export type Jobs = typeof jobs;
