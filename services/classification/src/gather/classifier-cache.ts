import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  CATALOGUE_LEARNER,
  catalogueModelFromBytes,
  catalogueModelToBytes,
  trainOnCatalogue,
  type CatalogueClassifier,
  type CatalogueExample,
} from '@hotline/learning';
import type { ClassifierSource } from '../domain/pack-model/pack-model';

/** Version of the file format; it is part of the key, so that files of other versions are not found. */
const FORMAT = 1;
const ENDING = '.classifier';
/** Most files that are kept; that of the demo pack has 23 MB. */
const MOST_FILES = 8;
/** Bytes of the SHA-256 digest at the beginning of a file. */
const DIGEST = 32;

type Warn = (what: string) => void;

/**
 * Keeps trained classifiers as files, so that a restart does not train again. The key is a hash of everything that
 * training depends on: the prepared examples, the labels and the version of the learner. All processes may share the
 * folder, and it may be deleted at any time.
 */
export function classifierCache(folder: string, warn: Warn = (what) => process.emitWarning(what)): ClassifierSource {
  return function* (examples, labels) {
    const file = join(folder, `${keyOf(examples, labels)}${ENDING}`);
    const cached = read(file, warn);
    if (cached) return cached;
    const trained = yield* trainOnCatalogue(examples, labels);
    write(file, catalogueModelToBytes(trained), warn);
    prune(folder);
    return trained;
  };
}

const keyOf = (examples: readonly CatalogueExample[], labels: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([FORMAT, CATALOGUE_LEARNER, labels, examples]))
    .digest('hex')
    .slice(0, 32);

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** The classifier in a file; undefined when there is none, or when the file is damaged, which is logged. */
function read(file: string, warn: Warn): CatalogueClassifier | undefined {
  const bytes = bytesOf(file);
  if (!bytes) return undefined;
  try {
    const content = bytes.subarray(DIGEST);
    if (!digestOf(content).equals(bytes.subarray(0, DIGEST))) throw new Error('its checksum is wrong');
    const classifier = catalogueModelFromBytes(content);
    touch(file);
    return classifier;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(`The cached classifier ${basename(file)} is damaged (${why}). It is trained again.`);
    return undefined;
  }
}

function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Marks a file as used, so that it is pruned last. */
function touch(file: string): void {
  const now = Date.now() / 1000;
  ignoringErrors(() => utimesSync(file, now, now));
}

/** For files that another process may have removed, and for folders that cannot be written. */
function ignoringErrors(action: () => void): void {
  try {
    action();
  } catch {
    return;
  }
}

/**
 * Writes beside the file and renames, so that other processes never read a part. Does nothing on a read-only file
 * system, as that of a container.
 */
function write(file: string, content: Uint8Array, warn: Warn): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(unfinished, Buffer.concat([digestOf(content), content]));
    renameSync(unfinished, file);
  } catch (error) {
    ignoringErrors(() => rmSync(unfinished, { force: true }));
    if ((error as NodeJS.ErrnoException).code === 'EROFS') return;
    warn(`The classifier could not be cached and is trained again at the next start: ${String(error)}`);
  }
}

/** Removes all files but those used last, unfinished ones of stopped processes included. */
function prune(folder: string): void {
  const files = namesIn(folder).map((name) => join(folder, name));
  const used = files.flatMap((file) => {
    const { mtimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {};
    return mtimeMs === undefined ? [] : [{ file, mtimeMs }];
  });
  used.sort((a, b) => b.mtimeMs - a.mtimeMs);
  for (const { file } of used.slice(MOST_FILES)) ignoringErrors(() => rmSync(file, { force: true }));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.includes(ENDING));
  } catch {
    return [];
  }
}
