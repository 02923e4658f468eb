/** The structure of a photo is broken, mostly because its end is missing. */
export class DamagedPhoto extends Error {
  constructor(what: string) {
    super(`the photo is damaged: ${what}`);
    this.name = 'DamagedPhoto';
  }
}

/** Bytes `from` to `from + length`. Throws `DamagedPhoto` when the photo ends before. */
export function part(bytes: Buffer, from: number, length: number): Buffer {
  if (from + length > bytes.length) throw new DamagedPhoto(`it ends at byte ${bytes.length}`);
  return bytes.subarray(from, from + length);
}
