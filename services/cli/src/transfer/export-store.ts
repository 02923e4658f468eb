import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoggedEvent, StillStore, Stored } from '@hotline/runtime';
import { DocumentsFingerprint, LogFingerprint } from './fingerprint';
import { writeLines } from './lines';
import { FORMAT, MANIFEST, NotAnExport, type Manifest, type ExportPart } from './manifest';

const LOG = 'log.ndjson';
const WARNING =
  '本目录含有来电人的姓名、电话、住址等个人信息，须按个人信息保护要求保管、传输，用后销毁。\n' +
  'This folder holds names, telephone numbers and addresses of callers: ' +
  'store, carry and destroy it as the law on personal information requires.';
const OWNER_ONLY = { file: 0o600, folder: 0o700 } as const;

/**
 * Exports a store that no process has open into an empty folder. Writes the manifest last. `now`: epoch ms.
 * @throws NotAnExport
 */
export async function exportStore(store: StillStore, folder: string, now: number): Promise<Manifest> {
  mkdirSync(join(folder, 'documents'), { recursive: true, mode: OWNER_ONLY.folder });
  if (readdirSync(folder).length > 1 || readdirSync(join(folder, 'documents')).length > 0)
    throw new NotAnExport(
      folder,
      '导出需要空文件夹，以免混入以前的内容',
      'an export needs an empty folder, so that no file of an earlier one is mixed in',
    );
  const dataSchemas: Record<string, number> = {};
  const log = await exportLog(store, folder, dataSchemas);
  const collections: Record<string, ExportPart> = {};
  for (const name of store.collections) collections[name] = await exportDocuments(store, folder, name);
  const exportedAt = new Date(now).toISOString();
  const manifest: Manifest = {
    format: FORMAT,
    warning: WARNING,
    exportedAt,
    storeSchema: store.schema,
    dataSchemas,
    log,
    collections,
    groups: store.groups,
    series: store.series,
  };
  writeFileSync(join(folder, MANIFEST), `${JSON.stringify(manifest, undefined, 2)}\n`, {
    mode: OWNER_ONLY.file,
    flush: true,
  });
  return manifest;
}

async function exportLog(store: StillStore, folder: string, dataSchemas: Record<string, number>): Promise<ExportPart> {
  const fingerprint = new LogFingerprint();
  const sha256 = await writeLines(join(folder, LOG), counted());
  return { file: LOG, sha256, fingerprint: fingerprint.value() };

  function* counted(): Generator<LoggedEvent> {
    for (const logged of store.log()) {
      const schema = String(logged.event.dataschema);
      dataSchemas[schema] = (dataSchemas[schema] ?? 0) + 1;
      fingerprint.add(logged.event);
      yield logged;
    }
  }
}

async function exportDocuments(store: StillStore, folder: string, name: string): Promise<ExportPart> {
  const fingerprint = new DocumentsFingerprint();
  const file = `documents/${name}.ndjson`;
  const sha256 = await writeLines(join(folder, file), counted());
  return { file, sha256, fingerprint: fingerprint.value() };

  function* counted(): Generator<Stored<unknown>> {
    for (const stored of store.documents(name)) {
      fingerprint.add(stored);
      yield stored;
    }
  }
}
