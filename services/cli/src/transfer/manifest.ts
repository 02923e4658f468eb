import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './lines';
import type { Fingerprint } from './fingerprint';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

/** One file of an export. */
export interface Part {
  readonly file: string;
  readonly sha256: string;
  readonly fingerprint: Fingerprint;
}

/** What an export holds. Written last: a folder without it is not whole. */
export interface Manifest {
  readonly format: number;
  readonly warning: string;
  readonly exportedAt: string;
  /** Version of the tables it was read from. */
  readonly storeSchema: number;
  /** How many events of each `dataschema` the log holds: what the receiving program must be able to read. */
  readonly dataSchemas: Readonly<Record<string, number>>;
  readonly log: Part;
  readonly collections: Readonly<Record<string, Part>>;
  /** Up to which position of the log each group has handled it. */
  readonly groups: Readonly<Record<string, number>>;
  /** The highest number each series may have given out. */
  readonly series: Readonly<Record<string, number>>;
}

/** This folder is not an export that this program can read. */
export class NotAnExport extends Error {
  constructor(folder: string, why: string) {
    super(`${folder} cannot be imported: ${why}`);
    this.name = 'NotAnExport';
  }
}

/** A file is not the one that was exported. */
export class DamagedFile extends Error {
  constructor(
    readonly file: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(`${file} is damaged: its sha256 is ${found}, the manifest says ${expected}; copy it again, or export again`);
    this.name = 'DamagedFile';
  }
}

export function readManifest(folder: string): Manifest {
  let text: string;
  try {
    text = readFileSync(join(folder, MANIFEST), 'utf8');
  } catch (error) {
    throw new NotAnExport(
      folder,
      `it has no readable ${MANIFEST}, so it is no export or one that did not finish (${(error as Error).message})`,
    );
  }
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== FORMAT)
    throw new NotAnExport(folder, `its format is ${String(manifest.format)}, this program reads ${FORMAT}`);
  return manifest;
}

/** Holds every file to its hash. Throws `DamagedFile`. */
export async function checkFiles(folder: string, { log, collections }: Manifest): Promise<void> {
  for (const { file, sha256 } of [log, ...Object.values(collections)]) {
    const found = await hashOf(join(folder, file)).catch((error: unknown) => {
      throw new NotAnExport(folder, `${file} cannot be read (${(error as Error).message})`);
    });
    if (found !== sha256) throw new DamagedFile(file, sha256, found);
  }
}
