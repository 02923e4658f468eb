import { strToU8, zipSync } from 'fflate';

/** Fixed modification time of all entries, so that the same contents give the same bytes. */
const MODIFIED_AT = new Date('2000-01-01T12:00:00Z');

/** Writes an archive. `compressed: false` saves time if the archive is read again in the same process. */
export function zip(parts: ReadonlyMap<string, Buffer | string>, { compressed = true } = {}): Buffer {
  const contents = [...parts].map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  const { buffer, byteOffset, byteLength } = zipSync(Object.fromEntries(contents), {
    level: compressed ? 6 : 0,
    mtime: MODIFIED_AT,
  });
  return Buffer.from(buffer, byteOffset, byteLength);
}
