import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import { PARSER, type ParsedText, type ParsedTexts } from '@hotline/jurisdiction-files';
import type { Cache } from './file-cache';

const keyOf = (name: string): string => `parsed yaml of ${name}, ${PARSER}, node ${process.version}`;
const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64');

/**
 * Caches the parsed YAML files of a jurisdiction and its frames by a hash of their texts, because parsing the demo pack
 * takes more than a second. Only the parsing is skipped: every start checks the content.
 */
export class ParsedPacks implements ParsedTexts {
  private readonly used = new Map<string, ParsedText>();
  private readonly known: ReadonlyMap<string, ParsedText>;
  private isNew = false;

  constructor(
    private readonly cache: Cache,
    private readonly name: string,
  ) {
    const bytes = cache.get(keyOf(name));
    this.known = bytes ? (deserialize(bytes) as ReadonlyMap<string, ParsedText>) : new Map<string, ParsedText>();
  }

  get(text: string): ParsedText | undefined {
    const hash = hashOf(text);
    const parsed = this.known.get(hash);
    if (parsed) this.used.set(hash, parsed);
    return parsed;
  }

  set(text: string, parsed: ParsedText): void {
    this.isNew = true;
    this.used.set(hashOf(text), parsed);
  }

  /** Stores all files that this start has used, if at least one of them had to be parsed. */
  store(): void {
    if (this.isNew) this.cache.set(keyOf(this.name), serialize(this.used));
  }
}
