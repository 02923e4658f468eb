import { BadArchive, unzip } from './unzip';
import { zip } from './zip';

const DIRECTORY = Buffer.from('PK\x01\x02', 'latin1');
const all = (): boolean => true;
const oneFile = (content: string | Buffer): Buffer => zip(new Map([['a.yaml', content]]));
const problemOf = (bytes: Buffer, largest?: number): string => {
  try {
    unzip(bytes, all, largest);
  } catch (error) {
    if (error instanceof BadArchive) return error.what.en;
    throw error;
  }
  return 'none';
};

describe('ZIP archives', () => {
  it('reads the wanted entries of an archive as they were written, compressed or not', () => {
    const parts = new Map([
      ['county/a.yaml', '甲'],
      ['county/b.txt', 'b'],
    ]);
    for (const compressed of [true, false])
      expect([...unzip(zip(parts, { compressed }), (name) => name.endsWith('.yaml'))]).toEqual([
        ['county/a.yaml', Buffer.from('甲')],
      ]);
  });

  it('writes the same bytes for the same content at any time', () => {
    expect(oneFile('a: 1').equals(oneFile('a: 1'))).toBe(true);
  });

  it('refuses an archive whose entries together declare a larger unpacked size than the limit', () => {
    expect(problemOf(oneFile(Buffer.alloc(3 * 1024 * 1024)), 2 * 1024 * 1024)).toBe(
      'its unpacked size is 3 MB, and at most 2 MB are allowed',
    );
  });

  it('refuses an entry that unpacks to more bytes than it declares', () => {
    const liar = oneFile(Buffer.alloc(9 * 1024 * 1024));
    liar.writeUInt32LE(10, liar.lastIndexOf(DIRECTORY) + 24);
    expect(problemOf(liar)).toBe('"a.yaml" is larger than it declares, or it is damaged');
  });

  it('refuses an encrypted entry', () => {
    const locked = oneFile('a: 1');
    locked.writeUInt16LE(1, locked.lastIndexOf(DIRECTORY) + 8);
    expect(problemOf(locked)).toBe('"a.yaml" is encrypted');
  });

  it('refuses an archive that is cut short, and bytes that are not an archive', () => {
    const whole = oneFile('a: 1');
    for (const bytes of [whole.subarray(0, whole.length - 30), Buffer.from('a letter'), Buffer.alloc(0)])
      expect(problemOf(bytes)).toBe('this is not an archive, or it is damaged');
  });

  it('reads entry names in GB 18030, as old Chinese programs write them', () => {
    const bytes = oneFile('a: 1');
    const name = Buffer.from([0xb1, 0xed, 0x2e, 0x79, 0x6d, 0x6c]);
    name.copy(bytes, bytes.lastIndexOf(DIRECTORY) + 46);
    expect([...unzip(bytes, all).keys()]).toEqual(['表.yml']);
  });
});
