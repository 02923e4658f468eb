import { evaluate, type Evaluated } from './evaluate';
import type { MeasureName } from './measures';

/** The measured shares on the two sets, rounded down. */
type Floors = readonly (readonly [MeasureName, texts: number, fresh: number])[];
const floors: Floors = [
  ['top-1 matter', 0.95, 0.96],
  ['top-3 matter', 0.98, 0.99],
  ['right lead, region given by the operator', 0.95, 0.97],
  ['right lead or question from the text alone', 0.94, 0.93],
  ['kind', 0.87, 0.85],
  ['region that the text names', 0.97, 0.95],
  ['no region invented', 0.95, 0.93],
  ['goes on without a person', 0.71, 0.69],
  ['right of those that go on without a person', 0.95, 0.98],
  ['no matter: held for a person', 0.95, 1],
  ['statutory route proposed', 0.93, 0.87],
  ['known answer given', 1, 0.75],
  ['emergency service told', 0.93, 1],
  ['no false alarm', 0.98, 0.97],
];

let texts: Evaluated;
let fresh: Evaluated;
beforeAll(async () => {
  texts = await evaluate('texts');
  fresh = await evaluate('fresh');
}, 120_000);

it.each(floors)('the demo pack reaches the measured share on both evaluation sets: %s', (name, ofTexts, ofFresh) => {
  expect(texts.score[name].share).toBeGreaterThanOrEqual(ofTexts);
  expect(fresh.score[name].share).toBeGreaterThanOrEqual(ofFresh);
});
