import type { FileKind, FileType, Text } from '@hotline/contracts';
import { fileKindLabels } from '@hotline/contracts/labels';
import { anyOf, kindOfFile } from '@hotline/contracts/phrases';
import type { FileRules } from '@hotline/jurisdiction';
import { Refusal } from '@hotline/runtime';

const MEGABYTE = 1024 * 1024;
/** Names of the types, the same in both languages. */
const FORMATS: Readonly<Record<FileType, string>> = {
  jpeg: 'JPEG',
  png: 'PNG',
  webp: 'WebP',
  mp4: 'MP4',
  mov: 'MOV',
  webm: 'WebM',
  mp3: 'MP3',
  wav: 'WAV',
  m4a: 'M4A',
  aac: 'AAC',
  amr: 'AMR',
  ogg: 'Ogg',
  pdf: 'PDF',
  docx: 'Word',
  xlsx: 'Excel',
};
const inMegabytes = (bytes: number): string => String(Math.round((bytes / MEGABYTE) * 10) / 10);

/** `照片（JPEG、PNG，每个不超过20 MB）` for each group of accepted types. */
function acceptedIn({ accepted }: FileRules): Text {
  const groups = new Map<string, { kind: FileKind; bytes: number; types: FileType[] }>();
  for (const [type, bytes] of accepted) {
    const kind = kindOfFile[type];
    const group = groups.get(`${kind} ${bytes}`) ?? { kind, bytes, types: [] };
    groups.set(`${kind} ${bytes}`, { ...group, types: [...group.types, type] });
  }
  const names = [...groups.values()].map((group): Text => {
    const kind = fileKindLabels[group.kind];
    const types = anyOf(group.types.map((type) => ({ zh: FORMATS[type], en: FORMATS[type] })));
    const size = inMegabytes(group.bytes);
    return { zh: `${kind.zh}（${types.zh}，不超过${size} MB）`, en: `a ${kind.en} (${types.en}, up to ${size} MB)` };
  });
  return anyOf(names);
}

const hintOf = (rules: FileRules): Text => {
  const accepted = acceptedIn(rules);
  return { zh: `可上传${accepted.zh}`, en: `Upload ${accepted.en}` };
};

/** `found`: what the file is by its content. */
export const wrongType = (found: Text, rules: FileRules): Refusal =>
  new Refusal({
    refused: 'wrong-file',
    detail: {
      zh: `按内容识别，该文件是${found.zh}，不能上传`,
      en: `By its content this is ${found.en}, which cannot be uploaded`,
    },
    hint: hintOf(rules),
  });

export const tooLarge = (type: FileType | undefined, limit: number, rules: FileRules): Refusal => {
  const { zh, en } = type ? fileKindLabels[kindOfFile[type]] : { zh: '文件', en: 'file' };
  const size = inMegabytes(limit);
  return new Refusal({
    refused: 'too-large',
    detail: { zh: `${zh}超过${size} MB`, en: `The ${en} is larger than ${size} MB` },
    hint: hintOf(rules),
  });
};

export const damaged = new Refusal({
  refused: 'wrong-file',
  detail: { zh: '照片不完整或已损坏', en: 'The photo is incomplete or damaged' },
  hint: { zh: '请重新拍照或另选照片', en: 'Take it again, or choose another photo' },
});

export const brokenOff = new Refusal({
  refused: 'wrong-file',
  detail: { zh: '文件未传完', en: 'The file did not arrive as a whole' },
  hint: { zh: '请在网络恢复后重新上传', en: 'Upload it again when the connection is back' },
});
