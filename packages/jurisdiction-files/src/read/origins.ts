import { rememberSource } from '@hotline/jurisdiction/analysis';
import type { Text } from '@hotline/jurisdiction';
import type { PackProblem } from './problem';
import type { Path, YamlFile } from './yaml-file';

/** Position of an entry in its file: name of the list, and index in it. */
type EntryPath = readonly [list: string, index: number];

/** Records the file and line of each entry of a pack, so that later checks can report them. */
export class SourceMap {
  private readonly entries = new WeakMap<object, { yaml: YamlFile; path: EntryPath }>();
  private readonly keys = new Map<string, YamlFile>();

  /** Gives an entry that was made from a written entry the position of the written entry. */
  same(made: object, written: object): void {
    const origin = this.entries.get(written);
    if (origin) this.entry(made, origin.yaml, origin.path);
  }

  constructor(private readonly header: YamlFile) {}

  entry(value: object, yaml: YamlFile, path: EntryPath): void {
    this.entries.set(value, { yaml, path });
    rememberSource(value, yaml.where(...path));
  }

  key(section: string, key: string, yaml: YamlFile): void {
    this.keys.set(`${section}.${key}`, yaml);
  }

  /** Returns a problem whose position is at `path` inside a list entry. */
  at(value: object, path: Path, message: Text, hint: Text): PackProblem {
    const origin = this.entries.get(value);
    if (!origin) return this.header.problem([], message, hint);
    return origin.yaml.problem([...origin.path, ...path], message, hint);
  }

  /**
   * Returns a problem whose position is at `path` in a section that is one object, e.g. `routing`. `path` begins with
   * the key.
   */
  in(section: string, path: Path, message: Text, hint: Text): PackProblem {
    const yaml = this.keys.get(`${section}.${String(path[0])}`) ?? this.header;
    return yaml.problem([section, ...path], message, hint);
  }
}
