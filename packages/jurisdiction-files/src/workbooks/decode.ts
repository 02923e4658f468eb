import { say } from '../read/problem';
import { wholeFile } from './bad-file';

/** Stands in a decoded text for each place where the bytes are damaged. */
export const BROKEN = '\ufffd';

/** The flaw of a cell with a damaged place. */
export const BROKEN_CELL = {
  what: say('文字有损坏的字节', 'bytes of the text are damaged'),
  hint: say('请从原来的系统重新导出，或改正此格', 'export the file again, or correct the cell'),
};

/** Least share of common characters among those of two bytes, for a text that is Chinese in GB 18030. */
const PLAUSIBLE = 0.8;

/**
 * Decodes UTF-8 (with or without byte order mark), UTF-16 with the mark, or GB 18030. A text in which most characters
 * are whole is decoded, with `BROKEN` at each damaged place, because a file that was cut in one place is still a
 * file in that encoding. @throws BadFile when no encoding gives a plausible text
 */
export function decode(file: string, bytes: Buffer): string {
  const marked = markOf(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  if (!utf8.includes(BROKEN)) return utf8;
  const mostlyWhole = count(utf8, /[\u0080-\ufffc]/g) > 2 * count(utf8, /\ufffd/g);
  if (mostlyWhole) return utf8;
  if (isPlausible(bytes)) return new TextDecoder('gb18030').decode(bytes);
  throw wholeFile(
    file,
    say('文件既不是 UTF-8 也不是 GB 18030 编码的中文', 'the text is neither UTF-8 nor Chinese in GB 18030'),
    say('请另存为 UTF-8 的 CSV', 'save it as CSV in UTF-8'),
  );
}

function markOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const within = (byte: number | undefined, from: number, to: number): boolean =>
  byte !== undefined && byte >= from && byte <= to;

/**
 * Whether most characters are signs or level 1 characters of GB 2312 (lead bytes A1–A3 and B0–D7), as in every Chinese
 * text. Bytes of another encoding that happen to be valid are rare characters.
 */
function isPlausible(bytes: Buffer): boolean {
  let [all, common] = [0, 0];
  for (let i = 0; i < bytes.length; i += 1) {
    if (!within(bytes[i], 0x80, 0xff)) continue;
    const [lead, trail] = [bytes[i], bytes[i + 1]];
    all += 1;
    if (within(lead, 0x81, 0xfe) && within(trail, 0x30, 0x39)) i += 3;
    else if (within(lead, 0x81, 0xfe) && within(trail, 0x40, 0xfe)) {
      if (within(trail, 0xa1, 0xfe) && (within(lead, 0xa1, 0xa3) || within(lead, 0xb0, 0xd7))) common += 1;
      i += 1;
    }
  }
  return common >= PLAUSIBLE * all;
}
