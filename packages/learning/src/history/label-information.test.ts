import { hashed } from './character-runs';
import { labelInformation } from './label-information';
import { countedRows } from './sparse-rows';
import { spaceOf } from './feature-space';

const texts = ['水停', '水满', '水管', '车停', '车多', '车慢'];
const of = Int32Array.from([0, 0, 0, 1, 1, 1]);
const space = spaceOf(texts, 1000);
const counted = countedRows(texts, space);
const size = { features: space.rarity.length, labels: 2 };
const informationOf = (run: string, members: readonly number[]): number =>
  labelInformation(counted, of, Int32Array.from(members), size)[space.numbering.find(hashed(0, run.charCodeAt(0)))] ??
  NaN;

it('gives more information to a feature that occurs with one label than to one that occurs with all labels', () => {
  const everything = [0, 1, 2, 3, 4, 5];
  expect(informationOf('停', everything)).toBeCloseTo(0);
  expect(informationOf('水', everything)).toBeGreaterThan(0.6);
});

it('gives more information to a feature of many texts with a label than to a feature of one such text', () => {
  expect(informationOf('水', [0, 1, 2, 3, 4, 5])).toBeGreaterThan(informationOf('管', [0, 1, 2, 3, 4, 5]));
});

it('uses only the texts in `members` for the information of a feature', () => {
  expect(informationOf('停', [0, 1, 2, 4, 5])).toBeGreaterThan(0.1);
  expect(informationOf('停', [1, 2, 4, 5])).toBeCloseTo(0);
});
