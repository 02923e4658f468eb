import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 320;
const HEIGHT = 240;
/** Lines of the picture at which the houses, the pavement and the road begin. */
const [HOUSES, PAVEMENT, ROAD] = [70, 150, 180];

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** A drawing of a tidy street as a PNG; each name gives other houses. */
export function demoPhoto(name: string): Buffer {
  const random = createHash('sha256').update(name).digest();
  const house = (x: number): number => random[Math.floor((x / WIDTH) * 8)] ?? 0;
  const colourAt = (x: number, y: number): readonly number[] => {
    if (y >= ROAD) return y > 207 && y < 212 && x % 40 < 22 ? [230, 230, 225] : [82, 86, 92];
    if (y >= PAVEMENT) return [168, 164, 156];
    const isHouse = y > HOUSES + (house(x) % 50) - 25;
    if (!isHouse) return [150 + y / 2, 190 + y / 3, 235];
    return [120 + (house(x) % 90), 90 + (house(x) % 70), 80 + (house(x) % 60)];
  };
  const lines = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_, x) => colourAt(x, y)).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Title\0${name}`, 'latin1')),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
