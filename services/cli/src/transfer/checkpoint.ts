import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { LogEnds } from '@hotline/runtime';

/** Progress of an import. Everything that it lists is durable in the target. */
export interface Progress {
  /** Hash of the manifest: another export cannot continue where this one stopped. */
  readonly manifest: string;
  readonly target: string;
  /** Documents restored, by collection. */
  readonly documents: Readonly<Record<string, number>>;
  /** Lines of the log that were appended. */
  readonly events: number;
  /** Ends of the target's log after these lines. */
  readonly ends: LogEnds;
  /** Offsets at which each consumer group will continue; updated until the import reaches the position of the group. */
  readonly groups: Readonly<Record<string, LogEnds>>;
  readonly finished: boolean;
}

/** The checkpoint file belongs to another export or another target. */
export class NotResumable extends Error {
  constructor(file: string, zh: string, en: string) {
    super(
      `${file} 属于另一次导入：${zh}。清空目标并删除此文件后可重新开始\n` +
        `  ${file} belongs to another import: ${en}. Empty the target and remove this file to begin anew`,
    );
    this.name = 'NotResumable';
  }
}

/** The checkpoint file; each write replaces it atomically. */
export class Checkpoint {
  constructor(private readonly file: string) {}

  /** Returns the progress `fresh` when there is no file. @throws NotResumable */
  read(fresh: Progress): { readonly progress: Progress; readonly resumed: boolean } {
    if (!existsSync(this.file)) return { progress: fresh, resumed: false };
    const progress = JSON.parse(readFileSync(this.file, 'utf8')) as Progress;
    if (progress.manifest !== fresh.manifest)
      throw new NotResumable(this.file, '导出内容不同', 'the export is another one');
    if (progress.target !== fresh.target)
      throw new NotResumable(
        this.file,
        `当时的目标是 ${progress.target}，现在是 ${fresh.target}`,
        `it was filling ${progress.target}, not ${fresh.target}`,
      );
    return { progress, resumed: true };
  }

  write(progress: Progress): void {
    const fresh = `${this.file}.new`;
    writeFileSync(fresh, `${JSON.stringify(progress)}\n`);
    const written = openSync(fresh, 'r');
    fsyncSync(written);
    closeSync(written);
    renameSync(fresh, this.file);
  }
}
