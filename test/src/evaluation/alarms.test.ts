import { join } from 'node:path';
import { loadPack } from '@hotline/jurisdiction-files';
import { alarmParts, scoreAlarms, type AlarmScore } from './alarms';

const JURISDICTIONS = join(__dirname, '../../../deploy/jurisdictions');
/** The demo county, and a jurisdiction whose catalogue has few examples. */
const [DEMO, SMALL] = ['shanghe', 'changzhou'];

/** Counts that were measured on the 60 emergencies and 160 ordinary calls of each part. */
const MEASURED = {
  tuning: { detected: 57, raised: 57, falseAlarms: 5 },
  held: { detected: 51, raised: 53, falseAlarms: 2 },
} as const;

const scoreIn = async (name: string | undefined, part: (typeof alarmParts)[number]): Promise<AlarmScore> =>
  scoreAlarms(await loadPack(join(JURISDICTIONS, name ?? '')), part);

it.each(alarmParts)(
  'a small catalogue detects at least the measured number of emergencies in the part "%s", with no more false alarms',
  async (part) => {
    const { detected, raised, falseAlarms } = await scoreIn(SMALL, part);
    const floor = MEASURED[part];
    expect(detected.right).toBeGreaterThanOrEqual(floor.detected);
    expect(raised.right).toBeGreaterThanOrEqual(floor.raised);
    expect(falseAlarms.right).toBeLessThanOrEqual(floor.falseAlarms);
  },
  60_000,
);

it('a small catalogue raises the same alarms as a full one', async () => {
  const [small, demo] = [await scoreIn(SMALL, 'tuning'), await scoreIn(DEMO, 'tuning')];
  expect([small.detected, small.missed, small.wrong]).toEqual([demo.detected, demo.missed, demo.wrong]);
}, 120_000);
