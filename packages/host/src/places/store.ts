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

/** Which versions of a place there are, and which is in force from when: one document a place. */
export interface Register {
  readonly versions: readonly KeptVersion[];
  readonly publications: readonly Publication[];
}

/** The texts of one version, frames included, packed. */
interface Kept {
  readonly packed: string;
}

export const registers: CollectionSpec<Register> = { name: 'places', indexes: {} };
export const packs: CollectionSpec<Kept> = { name: 'packs', indexes: {} };

/** A document of some engines may hold 16 MB. Characters. */
const LARGEST_PACKED = 12 * 1024 * 1024;
const NOTHING: Register = { versions: [], publications: [] };
const idOf = (place: string, version: string): string => `${place}/${version}`;

/** Places as they are published, in the store that every process of this hotline shares. */
export class PlaceStore {
  private constructor(
    private readonly registers: Documents<Register>,
    private readonly packs: Documents<Kept>,
    private readonly clock: Clock,
  ) {}

  static async open(engine: Pick<Engine, 'documents' | 'clock'>): Promise<PlaceStore> {
    return new PlaceStore(await engine.documents(registers), await engine.documents(packs), engine.clock);
  }

  async register(place: string): Promise<Register> {
    return (await this.registers.load(place))?.state ?? NOTHING;
  }

  /** Rejects with a refusal when the store has no such version. */
  async text(place: string, version: string): Promise<JurisdictionText> {
    const kept = await this.packs.load(idOf(place, version));
    if (!kept) throw noVersion(place, version);
    return JSON.parse(
      (await promisify(gunzip)(Buffer.from(kept.state.packed, 'base64'))).toString('utf8'),
    ) as JurisdictionText;
  }

  /** Keeps the texts of a version, then its entry. One that is there stays as it is. */
  async keep(place: string, entry: KeptVersion, text: JurisdictionText): Promise<Register> {
    const packed = (await promisify(gzip)(JSON.stringify(text))).toString('base64');
    if (packed.length > LARGEST_PACKED) throw tooLarge;
    await this.change(this.packs, idOf(place, entry.version), (there) => there ?? { packed });
    return this.change(this.registers, place, (there = NOTHING) =>
      there.versions.some(({ version }) => version === entry.version)
        ? there
        : { ...there, versions: [...there.versions, entry] },
    );
  }

  /** Adds what `next` makes of the register as it stands; nothing when that is nothing. */
  publish(place: string, next: (register: Register) => Publication | undefined): Promise<Register> {
    return this.change(this.registers, place, (there = NOTHING) => {
      const publication = next(there);
      return publication ? { ...there, publications: [...there.publications, publication] } : there;
    });
  }

  /** One document after the other's commit: a lost race starts again from what is there. */
  private async change<S>(documents: Documents<S>, id: string, next: (there: S | undefined) => S): Promise<S> {
    for (;;) {
      const stored = await documents.load(id);
      const state = next(stored?.state);
      if (state === stored?.state) return state;
      try {
        await documents.commit(
          assemble({ service: 'places', id, now: this.clock.now() }, stored, { state }, { id, jurisdiction: '' }),
        );
        return state;
      } catch (error) {
        if (!(error instanceof Conflict)) throw error;
      }
    }
  }
}

export const noVersion = (place: string, version: string): Refusal =>
  new Refusal({
    refused: 'not-found',
    detail: { zh: `${place} 没有版本 ${version}`, en: `${place} has no version ${version}` },
    hint: { zh: '版本清单见 GET /api/v1/jurisdiction/versions', en: 'GET /api/v1/jurisdiction/versions lists them' },
  });

const tooLarge = new Refusal({
  refused: 'too-large',
  detail: { zh: '压缩后仍超过 9 MB，无法保存', en: 'It is larger than 9 MB even when packed, and cannot be kept' },
  hint: { zh: '请拆分清单', en: 'Divide the list' },
});
