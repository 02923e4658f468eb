import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { LogEnds } from '@hotline/runtime';

/** How far an import has come. Everything it names is durable in the target. */
export interface Progress {
  /** Of the manifest: another export cannot go on where this one stopped. */
  readonly manifest: string;
  readonly target: string;
  /** Documents restored, by collection. */
  readonly documents: Readonly<Record<string, number>>;
  /** Lines of the log appended, and where the target's log ended then. */
  readonly events: number;
  readonly ends: LogEnds;
  /** From where groups go on whose position was passed. */
  readonly groups: Readonly<Record<string, LogEnds>>;
  readonly finished: boolean;
}

/** The target is not what this import began with. */
export class NotResumable extends Error {
  constructor(file: string, why: string) {
    super(`${file} belongs to another import: ${why}. Empty the target and remove this file to begin anew`);
    this.name = 'NotResumable';
  }
}

/** A file beside the export, replaced whole at each note. */
export class Checkpoint {
  constructor(private readonly file: string) {}

  /** Answers `fresh` when there is no file. Throws `NotResumable`. */
  read(fresh: Progress): { readonly progress: Progress; readonly resumed: boolean } {
    if (!existsSync(this.file)) return { progress: fresh, resumed: false };
    const progress = JSON.parse(readFileSync(this.file, 'utf8')) as Progress;
    if (progress.manifest !== fresh.manifest) throw new NotResumable(this.file, 'the export is another one');
    if (progress.target !== fresh.target)
      throw new NotResumable(this.file, `it was filling ${progress.target}, not ${fresh.target}`);
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
