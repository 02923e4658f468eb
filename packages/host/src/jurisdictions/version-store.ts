import { gunzip, gzip } from 'node:zlib';
import { promisify } from 'node:util';
import type { JurisdictionText } from '@hotline/jurisdiction-files';
import {
  assemble,
  Conflict,
  Refusal,
  type Clock,
  type CollectionSpec,
  type Documents,
  type Engine,
} from '@hotline/runtime';
import type { KeptVersion, Publication } from './publications';

/** The versions of one jurisdiction and their publications; one document per jurisdiction. */
export interface VersionRegister {
  readonly versions: readonly KeptVersion[];
  readonly publications: readonly Publication[];
}

/** The texts of one version with its frames: JSON, gzip, base64. */
interface CompressedTexts {
  readonly compressed: string;
}

export const registers: CollectionSpec<VersionRegister> = { name: 'jurisdictions', indexes: {} };
export const packs: CollectionSpec<CompressedTexts> = { name: 'packs', indexes: {} };

/** Longest compressed text, in characters. MongoDB limits a document to 16 MB. */
const LARGEST_COMPRESSED = 12 * 1024 * 1024;
const NOTHING: VersionRegister = { versions: [], publications: [] };
const idOf = (name: string, version: string): string => `${name}/${version}`;

/** Versions and publications of jurisdictions, in the store that all processes of this hotline share. */
export class VersionStore {
  private constructor(
    private readonly registers: Documents<VersionRegister>,
    private readonly packs: Documents<CompressedTexts>,
    private readonly clock: Clock,
  ) {}

  static async open(engine: Pick<Engine, 'documents' | 'clock'>): Promise<VersionStore> {
    return new VersionStore(await engine.documents(registers), await engine.documents(packs), engine.clock);
  }

  async register(name: string): Promise<VersionRegister> {
    return (await this.registers.load(name))?.state ?? NOTHING;
  }

  /** Rejects with a refusal when the store has no such version. */
  async text(name: string, version: string): Promise<JurisdictionText> {
    const kept = await this.packs.load(idOf(name, version));
    if (!kept) throw noVersion(name, version);
    return JSON.parse(
      (await promisify(gunzip)(Buffer.from(kept.state.compressed, 'base64'))).toString('utf8'),
    ) as JurisdictionText;
  }

  /**
   * Stores the texts of a version, then its entry in the register. A version that is stored already stays unchanged.
   */
  async keep(name: string, entry: KeptVersion, text: JurisdictionText): Promise<VersionRegister> {
    const compressed = (await promisify(gzip)(JSON.stringify(text))).toString('base64');
    if (compressed.length > LARGEST_COMPRESSED) throw tooLarge;
    await this.change(this.packs, idOf(name, entry.version), (there) => there ?? { compressed });
    return this.change(this.registers, name, (there = NOTHING) =>
      there.versions.some(({ version }) => version === entry.version)
        ? there
        : { ...there, versions: [...there.versions, entry] },
    );
  }

  /** Adds the publication that `next` returns for the current register; undefined adds nothing. */
  publish(name: string, next: (register: VersionRegister) => Publication | undefined): Promise<VersionRegister> {
    return this.change(this.registers, name, (there = NOTHING) => {
      const publication = next(there);
      return publication ? { ...there, publications: [...there.publications, publication] } : there;
    });
  }

  /** Changes one document. If another process has changed it meanwhile, applies the change to the new state. */
  private async change<S>(documents: Documents<S>, id: string, next: (there: S | undefined) => S): Promise<S> {
    for (;;) {
      const stored = await documents.load(id);
      const state = next(stored?.state);
      if (state === stored?.state) return state;
      try {
        await documents.commit(
          assemble(
            { service: 'jurisdictions', id, now: this.clock.now() },
            stored,
            { state },
            { id, jurisdiction: '' },
          ),
        );
        return state;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }
}

export const noVersion = (name: string, version: string): Refusal =>
  new Refusal({
    refused: 'not-found',
    detail: { zh: `未找到版本“${version}”`, en: `Version "${version}" was not found` },
    hint: { zh: '请从版本清单中选择', en: 'Choose one from the list of versions' },
  });

const tooLarge = new Refusal({
  refused: 'too-large',
  detail: {
    zh: '压缩后仍超过9 MB，无法保存',
    en: 'The draft is larger than 9 MB after compression and cannot be stored',
  },
  hint: { zh: '请拆分清单', en: 'Divide the lists of the draft, and upload fewer rows at once' },
});
