import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from './lines';
import type { ContentFingerprint } from './fingerprint';

export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

/** One file of an export. */
export interface ExportPart {
  readonly file: string;
  readonly sha256: string;
  readonly fingerprint: ContentFingerprint;
}

/** Contents of an export. Written last: a folder without it is incomplete. */
export interface Manifest {
  readonly format: number;
  readonly warning: string;
  readonly exportedAt: string;
  /** Version of the tables from which it was read. */
  readonly storeSchema: number;
  /** Number of events of each `dataschema`; the receiving program must be able to read them. */
  readonly dataSchemas: Readonly<Record<string, number>>;
  readonly log: ExportPart;
  readonly collections: Readonly<Record<string, ExportPart>>;
  /** Position of the log up to which each group has handled events. */
  readonly groups: Readonly<Record<string, number>>;
  /** The highest number that may have been issued, by series of numbers. */
  readonly series: Readonly<Record<string, number>>;
}

/** The folder cannot be written as an export, or holds no export that this program can read. */
export class NotAnExport extends Error {
  constructor(folder: string, zh: string, en: string) {
    super(`${folder}：${zh}\n  ${folder}: ${en}`);
    this.name = 'NotAnExport';
  }
}

/** A file differs from the one that was exported. */
export class DamagedFile extends Error {
  constructor(
    readonly file: string,
    readonly expected: string,
    readonly found: string,
  ) {
    super(
      `${file} 已损坏（校验值不符）：请重新复制或重新导出\n` +
        `  ${file} is damaged: its hash differs from the manifest; copy it again, or export again`,
    );
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
      `没有可读的 ${MANIFEST}，不是导出或导出未完成`,
      `it has no readable ${MANIFEST}: it is no export, or one that did not finish (${(error as Error).message})`,
    );
  }
  const manifest = JSON.parse(text) as Manifest;
  if (manifest.format !== FORMAT)
    throw new NotAnExport(
      folder,
      `格式为 ${String(manifest.format)}，本程序只读 ${FORMAT}`,
      `its format is ${String(manifest.format)}; this program reads ${FORMAT}`,
    );
  return manifest;
}

/** Checks every file against its hash. @throws DamagedFile, NotAnExport */
export async function checkFiles(folder: string, { log, collections }: Manifest): Promise<void> {
  for (const { file, sha256 } of [log, ...Object.values(collections)]) {
    const found = await hashOf(join(folder, file)).catch((error: unknown) => {
      throw new NotAnExport(folder, `${file} 无法读取`, `${file} cannot be read (${(error as Error).message})`);
    });
    if (found !== sha256) throw new DamagedFile(file, sha256, found);
  }
}

/** How many events and documents of each collection an export holds, one line each. */
export const countLines = ({ log, collections }: Manifest): string[] => [
  `事件 events: ${log.fingerprint.count}`,
  ...Object.entries(collections).map(([name, { fingerprint }]) => `${name}: ${fingerprint.count}`),
];
