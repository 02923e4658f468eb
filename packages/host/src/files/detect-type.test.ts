import { detectType } from './detect-type';

const bytes = (...given: (number | string)[]): Buffer =>
  Buffer.concat([
    ...given.map((one) => (typeof one === 'string' ? Buffer.from(one, 'latin1') : Buffer.from([one]))),
    Buffer.alloc(64),
  ]);
const found = async (head: Uint8Array) => {
  const { type, name } = await detectType(head);
  return type ?? name.zh;
};

describe('The type of a file', () => {
  it('a type is found from the content of the file', async () => {
    expect(await found(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('jpeg');
    expect(await found(bytes('RIFF\x10\0\0\0WEBPVP8 '))).toBe('webp');
    expect(await found(bytes('%PDF-1.7'))).toBe('pdf');
    expect(await found(bytes(0xff, 0xfb, 0x90, 0x64))).toBe('mp3');
    expect(await found(bytes('\0\0\0\x18ftypmp42'))).toBe('mp4');
    expect(await found(bytes('#!AMR\n'))).toBe('amr');
  });

  it('a type that nobody may upload is named in words', async () => {
    expect(await found(bytes('MZ\x90\0'))).toBe('Windows程序');
    expect(await found(bytes('\x7fELF'))).toBe('Linux程序');
    expect(await found(bytes('PK\x03\x04'))).toBe('压缩包');
    expect(await found(Buffer.from('#!/bin/sh\nrm -rf /\n'))).toBe('脚本程序');
    expect(await found(Buffer.from('<svg onload="alert(1)">'))).toBe('网页');
    expect(await found(Buffer.from('plain words'))).toBe('文本文件');
    expect(await found(Buffer.alloc(100))).toBe('无法识别的文件');
    expect(await found(Buffer.alloc(0))).toBe('空文件');
  });
});
