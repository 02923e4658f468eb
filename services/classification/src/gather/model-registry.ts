import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { modelFromBytes, type ModelMetadata } from '@hotline/learning';
import type { Documents } from '@hotline/runtime';
import { lifecycles } from '../collection';
import { modelIn, type ModelLifecycle } from '../domain/model-lifecycle';
import { learnedFrom, learnedNormaliser, UnfitModel, type Learned } from './learned-model';

/** Ending of a model's file name; the rest is the name of the model. */
export const MODEL_FILE = '.model';
/**
 * Age (ms) at which a cached lifecycle is read again, in case a broadcast was lost. After the same time, a file that
 * could not be used is tried again.
 */
const REFRESH_MS = 5000;
const TOPIC = 'models';

/** The models of a jurisdiction that classify now. */
export interface ActiveModels {
  readonly on?: Learned;
  readonly shadow?: Learned;
}

interface LoadedModel {
  readonly jurisdiction: Jurisdiction;
  readonly at: number;
  learned: Promise<Learned | undefined>;
  trainedOn?: Readonly<Record<string, number>>;
  /** Why the model cannot be used. */
  failed?: string;
}

type RegistryWorld = Pick<World, 'documents' | 'models' | 'clock' | 'broadcast'>;

/** The learned models of this process. Models that are on or in shadow mode are in memory; others are only in files. */
export class ModelRegistry {
  private readonly lifecycleCache = new Map<
    string,
    { readonly at: number; readonly lifecycle: Promise<ModelLifecycle | undefined> }
  >();
  private readonly loaded = new Map<string, LoadedModel>();
  private readonly metadataCache = new Map<string, { readonly stamp: string; readonly metadata: ModelMetadata }>();
  private documents: Promise<Documents<ModelLifecycle>> | undefined;

  constructor(
    private readonly world: RegistryWorld,
    private readonly warn: (what: string) => void = (what) => process.emitWarning(what),
  ) {}

  /** The models that classify now. A model that cannot be used is left out, with one warning. */
  async activeModels(jurisdiction: Jurisdiction): Promise<ActiveModels> {
    const lifecycle = await this.lifecycleOf(jurisdiction.name);
    if (!lifecycle) return {};
    const ids = [modelIn(lifecycle, 'on'), modelIn(lifecycle, 'shadow')];
    for (const [id, held] of this.loaded)
      if (held.jurisdiction.name === jurisdiction.name && !ids.includes(id)) this.loaded.delete(id);
    const [on, shadow] = await Promise.all(ids.map((id) => this.use(id, jurisdiction)));
    return { ...(on ? { on } : {}), ...(shadow ? { shadow } : {}) };
  }

  /** Training texts of each matter of a model in memory. */
  trainedOn(id: string): Readonly<Record<string, number>> | undefined {
    return this.loaded.get(id)?.trainedOn;
  }

  /** The lifecycle of the models of a jurisdiction, at most {@link REFRESH_MS} old. */
  async lifecycleOf(jurisdiction: string): Promise<ModelLifecycle | undefined> {
    const now = this.world.clock.now();
    const looked = this.lifecycleCache.get(jurisdiction);
    if (looked && Math.abs(now - looked.at) < REFRESH_MS) return looked.lifecycle;
    const lifecycle = this.lifecycles().then(async (documents) => (await documents.load(jurisdiction))?.state);
    lifecycle.catch(() => this.lifecycleCache.delete(jurisdiction));
    this.lifecycleCache.set(jurisdiction, { at: now, lifecycle });
    return lifecycle;
  }

  lifecycles(): Promise<Documents<ModelLifecycle>> {
    this.documents ??= this.open();
    return this.documents;
  }

  private async open(): Promise<Documents<ModelLifecycle>> {
    try {
      const documents = await this.world.documents(lifecycles);
      this.world.broadcast.subscribe(TOPIC, () => this.lifecycleCache.clear());
      return documents;
    } catch (error) {
      this.documents = undefined;
      throw error;
    }
  }

  /** Called after a switch, so that this process and the others read the lifecycle again. */
  changed(): void {
    this.lifecycleCache.clear();
    this.world.broadcast.publish(TOPIC, {});
  }

  /** The metadata of the models in the folder, without files that are not valid models. */
  async stored(): Promise<ReadonlyMap<string, ModelMetadata>> {
    const files = (await readdir(this.world.models).catch(() => [])).filter((file) => file.endsWith(MODEL_FILE)).sort();
    const found = new Map<string, ModelMetadata>();
    for (const file of files) {
      const id = file.slice(0, -MODEL_FILE.length);
      const metadata = await this.metadataOf(id).catch(() => undefined);
      if (metadata) found.set(id, metadata);
    }
    return found;
  }

  /** @throws UnfitModel */
  async load(id: string, jurisdiction: Jurisdiction): Promise<Learned> {
    return learnedFrom(id, await this.bytesOf(id), jurisdiction);
  }

  private async metadataOf(id: string): Promise<ModelMetadata> {
    const { mtimeMs, size } = await stat(this.fileOf(id));
    const stamp = `${mtimeMs} ${size}`;
    const known = this.metadataCache.get(id);
    if (known?.stamp === stamp) return known.metadata;
    const { metadata } = modelFromBytes(await this.bytesOf(id), learnedNormaliser);
    this.metadataCache.set(id, { stamp, metadata });
    return metadata;
  }

  private use(id: string | undefined, jurisdiction: Jurisdiction): Promise<Learned | undefined> {
    if (id === undefined) return Promise.resolve(undefined);
    const held = this.loaded.get(id);
    const isStale =
      held?.jurisdiction !== jurisdiction ||
      (held.failed !== undefined && this.world.clock.now() - held.at >= REFRESH_MS);
    return held && !isStale ? held.learned : this.hold(id, jurisdiction, held?.failed);
  }

  private hold(id: string, jurisdiction: Jurisdiction, failedBefore: string | undefined): Promise<Learned | undefined> {
    const held: LoadedModel = { jurisdiction, at: this.world.clock.now(), learned: Promise.resolve(undefined) };
    held.learned = this.load(id, jurisdiction).then(
      (learned) => {
        held.trainedOn = learned.model.metadata.trainedOn;
        return learned;
      },
      (error: unknown) => {
        if (!(error instanceof UnfitModel)) throw error;
        held.failed = error.message;
        if (failedBefore !== error.message) this.warn(warningOf(id, error));
        return undefined;
      },
    );
    this.loaded.set(id, held);
    return held.learned;
  }

  private async bytesOf(id: string): Promise<Uint8Array> {
    try {
      return await readFile(this.fileOf(id));
    } catch (error) {
      throw new UnfitModel(
        { zh: '模型文件无法读取', en: 'The file of the model cannot be read' },
        {
          zh: '请把文件放回模型目录，或切换模型',
          en: 'Put the file back into the folder of models, or switch to another model',
        },
        { cause: error },
      );
    }
  }

  private fileOf(id: string): string {
    return join(this.world.models, `${id}${MODEL_FILE}`);
  }
}

/** The log line for a model that cannot be used. */
function warningOf(id: string, { message, cause }: UnfitModel): string {
  const detail = cause instanceof Error ? ` (${cause.message})` : '';
  return `Model ${id}: ${message}${detail} Until then the pack classifies alone.`;
}
