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

describe('an archive', () => {
  it('is read back as it was written, compressed or not, and only the wanted entries of it', () => {
    const parts = new Map([
      ['place/a.yaml', '甲'],
      ['place/b.txt', 'b'],
    ]);
    for (const compressed of [true, false])
      expect([...unzip(zip(parts, { compressed }), (name) => name.endsWith('.yaml'))]).toEqual([
        ['place/a.yaml', Buffer.from('甲')],
      ]);
  });

  it('has the same bytes whenever it is written', () => {
    expect(oneFile('a: 1').equals(oneFile('a: 1'))).toBe(true);
  });

  it('is refused when its entries declare more bytes together than the limit', () => {
    expect(problemOf(oneFile(Buffer.alloc(3 * 1024 * 1024)), 2 * 1024 * 1024)).toBe(
      'it unfolds to 3 MB, more than the 2 MB that are read',
    );
  });

  it('is refused when an entry unfolds to more bytes than it declares', () => {
    const liar = oneFile(Buffer.alloc(9 * 1024 * 1024));
    liar.writeUInt32LE(10, liar.lastIndexOf(DIRECTORY) + 24);
    expect(problemOf(liar)).toBe('"a.yaml" unfolds to more than it says, or is damaged');
  });

  it('is refused when an entry is encrypted', () => {
    const locked = oneFile('a: 1');
    locked.writeUInt16LE(1, locked.lastIndexOf(DIRECTORY) + 8);
    expect(problemOf(locked)).toBe('"a.yaml" is encrypted');
  });

  it('is refused when it is cut short, or is something else', () => {
    const whole = oneFile('a: 1');
    for (const bytes of [whole.subarray(0, whole.length - 30), Buffer.from('a letter'), Buffer.alloc(0)])
      expect(problemOf(bytes)).toBe('this is not an archive, or it is damaged');
  });

  it('may name its entries in GB 18030, as old Chinese programs do', () => {
    const bytes = oneFile('a: 1');
    const name = Buffer.from([0xb1, 0xed, 0x2e, 0x79, 0x6d, 0x6c]);
    name.copy(bytes, bytes.lastIndexOf(DIRECTORY) + 46);
    expect([...unzip(bytes, all).keys()]).toEqual(['表.yml']);
  });
});
