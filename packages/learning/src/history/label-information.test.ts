import { hashed } from './character-runs';
import { labelInformation } from './label-information';
import { countedRows } from './sparse-rows';
import { spaceOf } from './feature-space';

const texts = ['水停', '水满', '水管', '车停', '车多', '车慢'];
const of = Int32Array.from([0, 0, 0, 1, 1, 1]);
const space = spaceOf(texts, 1000);
const counted = countedRows(texts, space);
const size = { features: space.rarity.length, labels: 2 };
const worthOf = (run: string, members: readonly number[]): number =>
  labelInformation(counted, of, Int32Array.from(members), size)[space.numbering.find(hashed(0, run.charCodeAt(0)))] ??
  NaN;

it('counts what one label says more than what all say', () => {
  const everything = [0, 1, 2, 3, 4, 5];
  expect(worthOf('停', everything)).toBeCloseTo(0);
  expect(worthOf('水', everything)).toBeGreaterThan(0.6);
});

it('trusts what many texts say more than what one says', () => {
  expect(worthOf('水', [0, 1, 2, 3, 4, 5])).toBeGreaterThan(worthOf('管', [0, 1, 2, 3, 4, 5]));
});

it('learns nothing from texts that are held back', () => {
  expect(worthOf('停', [0, 1, 2, 4, 5])).toBeGreaterThan(0.1);
  expect(worthOf('停', [1, 2, 4, 5])).toBeCloseTo(0);
});
