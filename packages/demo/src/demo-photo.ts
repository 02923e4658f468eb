import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 320;
const HEIGHT = 240;
const LINE_BYTES = 1 + 3 * WIDTH;
/** Lines of the picture at which the houses, the pavement and the road begin. */
const [HOUSES, PAVEMENT, ROAD] = [70, 150, 180];
const MARKING = Buffer.from([230, 230, 225]);
const MARKING_WIDTH = 22;
const ASPHALT = [82, 86, 92];
const STONE = [168, 164, 156];

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, check]);
}

/** Colours of the house at each eighth of the picture, and the line at which its roof begins. */
interface House {
  readonly roof: number;
  readonly colour: readonly number[];
}

const houseOf = (value: number): House => ({
  roof: HOUSES + (value % 50) - 25,
  colour: [120 + (value % 90), 90 + (value % 70), 80 + (value % 60)],
});

function colourAt({ roof, colour }: House, y: number): readonly number[] {
  if (y >= ROAD) return ASPHALT;
  if (y >= PAVEMENT) return STONE;
  return y > roof ? colour : [150 + y / 2, 190 + y / 3, 235];
}

/**
 * The lines of the picture from the top. Each begins with a byte 0: it is stored as it is. Filled in stretches, because
 * the demonstration draws some hundred photos when it starts.
 */
function pixelsOf(houses: readonly House[]): Buffer {
  const pixels = Buffer.alloc(HEIGHT * LINE_BYTES);
  const width = WIDTH / houses.length;
  for (let y = 0; y < HEIGHT; y += 1)
    for (const [i, house] of houses.entries()) {
      const at = y * LINE_BYTES + 1 + 3 * width * i;
      pixels.fill(Buffer.from(colourAt(house, y)), at, at + 3 * width);
      if (y > 207 && y < 212) pixels.fill(MARKING, at, at + 3 * MARKING_WIDTH);
    }
  return pixels;
}

/** A drawing of a tidy street as a PNG; each name gives other houses. */
export function demoPhoto(name: string): Buffer {
  const random = createHash('sha256').update(name).digest();
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`Title\0${name}`, 'latin1')),
    chunk('IDAT', deflateSync(pixelsOf([...random.subarray(0, 8)].map(houseOf)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
