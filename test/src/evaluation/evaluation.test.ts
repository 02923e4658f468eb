import { evaluate, type Evaluated } from './evaluate';
import type { MeasureName } from './measures';

/** What was measured, rounded down: reading may become better, not worse. */
const floors: Readonly<Partial<Record<MeasureName, number>>> = {
  'top-1 matter': 0.95,
  'top-3 matter': 0.98,
  'right lead, place given by the operator': 0.95,
  'right lead or question from the text alone': 0.94,
  kind: 0.87,
  'place that the text names': 0.97,
  'no place invented': 0.95,
  'goes on without a person': 0.71,
  'right among those': 0.95,
  'no matter: held for a person': 0.95,
  'statutory route proposed': 0.93,
  'known answer given': 0.77,
  'emergency service told': 0.93,
  'no false alarm': 1,
};

let evaluated: Evaluated;
beforeAll(async () => {
  evaluated = await evaluate('texts');
}, 120_000);

it.each(Object.entries(floors) as [MeasureName, number][])('reads the evaluation set no worse than measured: %s', (name, floor) => {
  expect(evaluated.score[name].share).toBeGreaterThanOrEqual(floor);
});
