import type { FileType, Text } from '@hotline/contracts';

/** Number of bytes from the beginning of a file by which its type is found. */
export const HEAD_BYTES = 64 * 1024;

/** What a file is, by its content. */
export interface DetectedType {
  /** Undefined for a type that no jurisdiction accepts. */
  readonly type?: FileType;
  /** What it is in words, for a refusal: `Windows程序` · `a Windows program`. */
  readonly name: Text;
}

const text = (zh: string, en: string): Text => ({ zh, en });

/** Types by the file extension that the library `file-type` gives them. */
const ACCEPTABLE: Readonly<Record<string, FileType>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  mp4: 'mp4',
  m4v: 'mp4',
  mov: 'mov',
  webm: 'webm',
  mp3: 'mp3',
  wav: 'wav',
  m4a: 'm4a',
  aac: 'aac',
  amr: 'amr',
  ogg: 'ogg',
  opus: 'ogg',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
};

const PROGRAMS: Readonly<Record<string, Text>> = {
  exe: text('Windows程序', 'a Windows program'),
  elf: text('Linux程序', 'a Linux program'),
  macho: text('macOS程序', 'a macOS program'),
  apk: text('安卓应用', 'an Android app'),
  jar: text('Java程序', 'a Java program'),
  class: text('Java程序', 'a Java program'),
  wasm: text('网页程序', 'a web program'),
  swf: text('Flash程序', 'a Flash program'),
  deb: text('安装包', 'an installer'),
  rpm: text('安装包', 'an installer'),
  lnk: text('快捷方式', 'a shortcut'),
};
const ARCHIVE = text('压缩包', 'an archive');
const ARCHIVES = new Set(['zip', 'rar', '7z', 'gz', 'bz2', 'xz', 'zst', 'tar', 'cab', 'tar.gz']);
const OLD_OFFICE = text('旧版Office文件', 'a file of an old version of Office');
const SCRIPT = text('脚本程序', 'a script');
const WEB_PAGE = text('网页', 'a web page');
const PLAIN_TEXT = text('文本文件', 'a text file');
const UNKNOWN = text('无法识别的文件', 'a file of an unknown type');
export const EMPTY = text('空文件', 'an empty file');

/** Finds the type of a file from its first `HEAD_BYTES` bytes. Its name and the type that the sender states play no part. */
export async function detectType(head: Uint8Array): Promise<DetectedType> {
  if (head.length === 0) return { name: EMPTY };
  // Loaded on demand, because the library is an ES module.
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(head);
  if (!found) return { name: textName(head) };
  const type = Object.hasOwn(ACCEPTABLE, found.ext) ? ACCEPTABLE[found.ext] : undefined;
  const name = nameOf(found.ext);
  return type ? { type, name } : { name };
}

function nameOf(extension: string): Text {
  const program = Object.hasOwn(PROGRAMS, extension) ? PROGRAMS[extension] : undefined;
  if (program) return program;
  if (ARCHIVES.has(extension)) return ARCHIVE;
  if (extension === 'cfb') return OLD_OFFICE;
  if (extension === 'xml') return WEB_PAGE;
  const letters = extension.toUpperCase();
  return text(`${letters}文件`, `a file of the type ${letters}`);
}

/** The kind of a file without a signature, by its first characters: a script, a web page, a plain text, or unknown. */
function textName(head: Uint8Array): Text {
  const beginning = Buffer.from(head.subarray(0, 512)).toString('utf8').trimStart();
  if (beginning.startsWith('#!') || beginning.startsWith('@echo')) return SCRIPT;
  if (beginning.startsWith('<')) return WEB_PAGE;
  const isText = head.subarray(0, 512).every((byte) => byte >= 0x20 || [0x09, 0x0a, 0x0d].includes(byte));
  return isText ? PLAIN_TEXT : UNKNOWN;
}
