import { join } from 'node:path';
import type { Bilingual } from '../answering';
import type { CollectionSpec, LogEnds, LoggedEvent, Restorable, Stored } from '@hotline/runtime';
import { Checkpoint, type Progress } from './checkpoint';
import { DocumentsFingerprint, LogFingerprint, sameFingerprint, type ContentFingerprint } from './fingerprint';
import { hashOf, readBatches } from './lines';
import { checkFiles, MANIFEST, NotAnExport, readManifest, type Manifest } from './manifest';

/** Documents in one batch. */
const DOCUMENT_BATCH = 500;
/** Events in one batch. */
const EVENT_BATCH = 2000;

export interface ImportOptions {
  readonly folder: string;
  readonly target: Restorable;
  /** Collections that the services of this program declare. */
  readonly specs: readonly CollectionSpec<never>[];
  readonly checkpoint: string;
  /** Called after each write of the checkpoint; tests interrupt the import here. */
  readonly onProgress?: (progress: Progress) => void;
}

/** The target holds data, and no checkpoint says that it comes from this import. */
export class NotEmpty extends Error {
  constructor(target: string) {
    super(
      `${target} 已有数据：导入需要空的目标，或开始导入时的进度文件\n` +
        `  ${target} already holds documents or events: an import needs an empty target, ` +
        'or the checkpoint file of the import that began to fill it',
    );
    this.name = 'NotEmpty';
  }
}

/** The data read back from the target differs from the export. */
export class Differs extends Error {
  constructor(what: Bilingual, expected: ContentFingerprint, found: ContentFingerprint) {
    const isSameCount = expected.count === found.count;
    super(
      `导入后核对不符：${what.zh}应有${expected.count}条，实有${found.count}条${isSameCount ? '，但内容不同' : ''}\n` +
        `  ${what.en} differ after the import: ${expected.count} were exported, ${found.count} were found` +
        (isSameCount ? ' with another content' : ''),
    );
    this.name = 'Differs';
  }
}

/**
 * Writes an export into an empty target, or continues an interrupted import, and then compares the target with the
 * manifest.
 * @throws NotAnExport, DamagedFile, NotEmpty, NotResumable, Differs
 */
export async function importStore(options: ImportOptions): Promise<Manifest> {
  const { folder, target, specs } = options;
  const manifest = readManifest(folder);
  const known = new Map(specs.map((spec) => [spec.name, spec]));
  const unknown = Object.keys(manifest.collections).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new NotAnExport(
      folder,
      `本程序没有这些数据所属的服务：${unknown.join('、')}`,
      `no service of this program owns ${unknown.join(', ')}`,
    );
  await checkFiles(folder, manifest);
  const moving = await RunningImport.begin(options);
  for (const [name, { file }] of Object.entries(manifest.collections))
    await moving.documents(known.get(name) as CollectionSpec<never>, file);
  await moving.log(manifest);
  await target.raiseSeries(manifest.series);
  await target.declare(specs);
  await verify(target, manifest, known);
  await moving.finish(manifest);
  return manifest;
}

/** A running import: the checkpoint is written after each step is durable. */
class RunningImport {
  private constructor(
    private readonly options: ImportOptions,
    private readonly checkpoint: Checkpoint,
    private progress: Progress,
  ) {}

  static async begin(options: ImportOptions): Promise<RunningImport> {
    const { folder, target, specs } = options;
    const ends = await target.logEnds();
    const fresh: Progress = {
      manifest: await hashOf(join(folder, MANIFEST)),
      target: target.name,
      documents: {},
      events: 0,
      ends,
      groups: {},
      finished: false,
    };
    const checkpoint = new Checkpoint(options.checkpoint);
    const { progress, resumed } = checkpoint.read(fresh);
    if (!resumed && !(await target.isEmpty(specs.map(({ name }) => name)))) throw new NotEmpty(target.name);
    if (progress.finished) throw new NotEmpty(`${target.name} (this import is finished)`);
    const moving = new RunningImport(options, checkpoint, progress);
    moving.save({});
    return moving;
  }

  async documents(spec: CollectionSpec<never>, file: string): Promise<void> {
    let done = this.progress.documents[spec.name] ?? 0;
    for await (const batch of readBatches<Stored<unknown>>(join(this.options.folder, file), done, DOCUMENT_BATCH)) {
      await this.options.target.restore(spec, batch);
      done += batch.length;
      this.save({ documents: { ...this.progress.documents, [spec.name]: done } });
    }
  }

  async log({ log, groups }: Manifest): Promise<void> {
    const arrived = await this.appendedBefore();
    for await (const batch of readBatches<LoggedEvent>(
      join(this.options.folder, log.file),
      this.progress.events,
      EVENT_BATCH,
    )) {
      for (const part of splitAt(batch, Object.values(groups))) await this.append(part, arrived, groups);
    }
  }

  /** Sets the offsets of every consumer group; a group that has read nothing begins at the start. */
  async finish({ groups }: Manifest): Promise<void> {
    const positions: Record<string, LogEnds> = {};
    for (const group of Object.keys(groups))
      positions[group] = this.progress.groups[group] ?? this.progress.ends.map(() => 0);
    await this.options.target.setGroupPositions(positions);
    this.save({ finished: true });
  }

  /** Ids of events that an interrupted attempt appended after its last checkpoint, with their counts. */
  private async appendedBefore(): Promise<Map<string, number>> {
    const arrived = new Map<string, number>();
    await this.options.target.appendedSince(
      this.progress.ends,
      ({ id }) => void arrived.set(id, (arrived.get(id) ?? 0) + 1),
    );
    return arrived;
  }

  private async append(
    part: readonly LoggedEvent[],
    arrived: Map<string, number>,
    groups: Manifest['groups'],
  ): Promise<void> {
    const missing = part.filter(({ event }) => !takeOne(arrived, event.id)).map(({ event }) => event);
    await this.options.target.append(missing);
    const ends = await this.options.target.logEnds();
    const reached = part.at(-1)?.position ?? 0;
    const passed = Object.entries(groups).filter(([, position]) => reached <= position);
    this.save({
      events: this.progress.events + part.length,
      ends,
      groups: { ...this.progress.groups, ...Object.fromEntries(passed.map(([group]) => [group, ends])) },
    });
  }

  private save(change: Partial<Progress>): void {
    this.progress = { ...this.progress, ...change };
    this.checkpoint.write(this.progress);
    this.options.onProgress?.(this.progress);
  }
}

function takeOne(counts: Map<string, number>, id: string): boolean {
  const count = counts.get(id) ?? 0;
  if (count > 0) counts.set(id, count - 1);
  return count > 0;
}

/** Splits a batch after the position of each consumer group, so that the end of the target's log is known there. */
function splitAt(batch: readonly LoggedEvent[], positions: readonly number[]): LoggedEvent[][] {
  const parts: LoggedEvent[][] = [];
  const part: LoggedEvent[] = [];
  batch.forEach((logged, i) => {
    part.push(logged);
    const next = batch[i + 1]?.position ?? Infinity;
    if (positions.some((position) => logged.position <= position && position < next)) parts.push(part.splice(0));
  });
  return part.length > 0 ? [...parts, part] : parts;
}

async function verify(
  target: Restorable,
  { log, collections }: Manifest,
  specs: ReadonlyMap<string, CollectionSpec<never>>,
): Promise<void> {
  for (const [name, { fingerprint }] of Object.entries(collections)) {
    const found = new DocumentsFingerprint();
    await target.readDocuments(specs.get(name) as CollectionSpec<never>, (stored) => found.add(stored));
    if (!sameFingerprint(found.value(), fingerprint))
      throw new Differs({ zh: `“${name}”的数据`, en: `the documents of "${name}"` }, fingerprint, found.value());
  }
  const found = new LogFingerprint();
  const ends = await target.logEnds();
  await target.appendedSince(
    ends.map(() => 0),
    (event) => found.add(event),
  );
  if (!sameFingerprint(found.value(), log.fingerprint))
    throw new Differs({ zh: '事件', en: 'the events' }, log.fingerprint, found.value());
}
