import fc from 'fast-check';
import { stringify } from 'yaml';
import type { Pack } from '@hotline/jurisdiction';
import { tinyPack } from './tiny-pack';

const days = ['2020-01-01', '2020-06-30', '2021-03-01'];
const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });

const conditions = fc.record(
  {
    permit: fc.constantFrom('held', 'none'),
    road: fc.constantFrom<unknown>('main', ['main', 'lane'], { not: ['lane'] }),
    setting: fc.constantFrom('urban', 'rural'),
    fair: fc.constantFrom('fair-day', 'ordinary'),
    hour: fc.constantFrom<unknown>('night', { not: ['night'] }),
  },
  { requiredKeys: [] },
);

const power = fc.record({
  holder: fc.constantFrom<unknown>('bureau', 'planning', 'squad-east', { local: 'squad' }, { local: 'squad' }),
  duty: fc.constantFrom('punish', 'punish', 'supervise', 'assist', 'inspect'),
  covers: fc.constantFrom(
    { fields: ['streets'] },
    { matters: ['stall'] },
    { matters: ['shed'] },
    { fields: ['streets'], exceptMatters: ['stall'] },
  ),
  where: sometimes(fc.constantFrom(['county'], ['east'], ['west'], ['hill', 'west'])),
  exceptWhere: sometimes(fc.constantFrom(['east'], ['hill'])),
  when: fc.oneof({ weight: 3, arbitrary: conditions }, { weight: 1, arbitrary: fc.tuple(conditions, conditions) }),
  ground: fc.constantFrom('general', 'general', 'boundary', 'special-law', 'territory'),
  inNameOf: sometimes(fc.constantFrom<unknown>('bureau', 'planning', { local: 'squad' })),
  span: sometimes(
    fc.constantFrom(
      { from: days[0] },
      { until: days[1] },
      { from: days[0], until: days[1] },
      { from: '2020-07-01' },
      { from: days[2] },
    ),
  ),
});

const edition = fc.constantFrom(
  {},
  {},
  { from: '2020-01-01' },
  { until: '2021-02-28' },
  { from: '2020-07-01', until: '2021-02-28' },
);

/**
 * Rules by which two facts follow from the time: days of the month or week, single days, hours across midnight. Some
 * rules leave the fact open on some days.
 */
const times = fc.constantFrom<{ fair: unknown[]; hour: unknown[] }>(
  {
    fair: [{ value: 'fair-day', monthDays: [1, 30] }, { value: 'ordinary' }],
    hour: [{ value: 'night', hours: { from: '22:00', to: '06:00' } }, { value: 'day' }],
  },
  {
    fair: [{ value: 'fair-day', weekdays: ['wed', 'tue'], monthDays: [1, 30, 31] }, { value: 'ordinary' }],
    hour: [{ value: 'day', hours: { from: '06:00', to: '22:00' } }, { value: 'night' }],
  },
  {
    fair: [
      { value: 'ordinary', dates: ['2020-07-01', '2021-02-28'] },
      { value: 'fair-day', weekdays: ['sun', 'mon', 'wed'] },
    ],
    hour: [
      { value: 'night', weekdays: ['sun'], hours: { from: '18:00', to: '08:00' } },
      { value: 'night', hours: { from: '23:30', to: '05:00' } },
    ],
  },
);

/**
 * Random packs with two towns, one of which has two villages, five facts, two of which follow from the time, and up to
 * nine powers. One matter is in a catalogue with dates. All matters are contested, so that every pack loads.
 */
export const randomPack: fc.Arbitrary<Pack> = fc
  .tuple(fc.array(power, { minLength: 1, maxLength: 9 }), edition, times)
  .map(([drawn, dates, { fair, hour }]) => {
    const powers = drawn.map(({ covers, span, ...p }, i) => ({ id: `p${i}`, ...defined(p), ...covers, ...span }));
    const catalogues = [{ id: 'edition', name: { zh: '目录', en: 'List' }, version: '1', ...dates }];
    const timed = `${fact('fair', ['fair-day', 'ordinary'], fair)}${fact('hour', ['day', 'night'], hour)}`;
    return tinyPack(
      stringify({ basis: { kind: 'assumption', text: 'drawn by chance' }, catalogues, powers }),
      (files) => widened(files).replace('regions:', `${timed}regions:`),
    );
  });

/** Days on which entries of a random pack may begin or end, and the days before and after. */
export const daysToTry = ['2019-12-31', '2020-01-01', '2020-06-30', '2020-07-01', '2021-02-28', '2021-03-01'];

const defined = (entry: object): object =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));

function widened(files: string): string {
  return files
    .replace('code: stall,', 'code: stall, catalogue: edition,')
    .replace('regions:', `${fact('road', ['main', 'secondary', 'lane'])}${fact('setting', ['urban', 'rural'])}regions:`)
    .replace('parent: county, name: {zh: 西镇', 'parent: county, facts: {setting: rural}, name: {zh: 西镇')
    .replace(
      '\nunits:',
      '\n  - {code: hill, level: community, parent: east, facts: {setting: rural}, name: {zh: 山村, en: Hill}}\n  - {code: dale, level: community, parent: east, name: {zh: 谷村, en: Dale}}\nunits:',
    )
    .replace(
      'precedence: [',
      'precedence: [{id: special-first, ground: special-law, text: {zh: 特, en: special}, basis: {kind: assumption, text: t}}, ',
    )
    .replace(
      'contested: []',
      'contested: [{matters: [stall, shed], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
    );
}

const fact = (name: string, values: readonly string[], byTime?: unknown): string =>
  `  - {name: ${name}, question: {zh: ${name}, en: ${name}}, values: [${values.map((v) => `{value: ${v}, name: {zh: ${v}, en: ${v}}}`).join(', ')}]${byTime ? `, byTime: ${JSON.stringify(byTime)}` : ''}}\n`;
