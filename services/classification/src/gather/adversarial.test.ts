import { join } from 'node:path';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { loadPack } from '@hotline/jurisdiction-files';
import { spanOf } from '@hotline/text';
import { segmenterFor } from '@hotline/text/segmenter';
import { slowTexts } from '@hotline/text/testing';
import { mentionsIn } from '../domain/mentions/mentions';
import { unitFinder } from '../domain/mentions/organisations';
import { presenceOf } from '@hotline/learning';
import { urgencyOf } from '../domain/reading/danger';
import { factsIn } from '../domain/reading/facts';
import { kindOf } from '../domain/reading/kind';
import { matchersOf, type Matchers } from '../domain/reading/matchers';
import { regionIn } from '../domain/reading/regions/regions';
import { retractionsIn } from '../domain/reading/retractions';
import { daysOf } from './days';

let pack: Jurisdiction;
let matchers: Matchers;
beforeAll(async () => {
  pack = await loadPack(join(__dirname, '../../../../deploy/jurisdictions/shanghe'));
  matchers = matchersOf(pack);
});

const about = { asks: 0, alarms: 0, elsewhere: 0, usual: new Map() };
const mentions = (): ((text: string) => unknown) => {
  const segment = segmenterFor([]);
  // Loads the dictionary now, so that no measured time includes it.
  segment('路灯');
  const days = daysOf(pack.calendar.timeZone, 0);
  const units = unitFinder(pack.units.values(), []);
  return (text) =>
    mentionsIn(
      { text, normalised: text, regionMatches: matchers.regions(text), units: units(text) },
      pack.regions,
      segment,
      days,
    );
};

it.each<readonly [string, () => (text: string) => unknown]>([
  ['dangers', () => (text) => matchers.urgent(text).map((hit) => presenceOf(text, spanOf(hit)))],
  ['urgency', () => (text) => urgencyOf(text, text, { words: matchers.urgent(text) }, 'normal')],
  ['facts', () => (text) => factsIn(text, matchers.facts(text), matchers.regions(text).map(spanOf))],
  ['kinds of call', () => (text) => kindOf(text, matchers.kinds(text), about)],
  ['regions', () => (text) => regionIn(text, text, matchers.regions(text), pack.regions)],
  ['retractions', () => retractionsIn],
  ['mentions of times, locations and organisations', mentions],
])(
  'finds %s in linear time in texts that make regular expressions backtrack',
  (_name, reader) => {
    expect(slowTexts(reader())).toEqual([]);
  },
  120_000,
);
