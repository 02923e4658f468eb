import { prove } from '@hotline/jurisdiction-proof';
import { compile } from '../compile';
import type { RoutingDecision } from '../jurisdiction';
import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';

const fact = (name: string, values: string, byTime: string) => (files: string) =>
  files.replace(
    'regions:',
    `  - {name: ${name}, question: {zh: 何时, en: When?}, values: [${values}], byTime: [${byTime}]}\nregions:`,
  );
const value = (v: string) => `{value: ${v}, name: {zh: ${v}, en: ${v}}}`;
const lead = (decision: RoutingDecision): string =>
  decision.kind === 'lead' ? decision.lead.unit : decision.kind === 'ask' ? `ask ${decision.fact}` : decision.kind;
const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';

describe('A fact that depends on the day of the month (fair days)', () => {
  const fairs = fact(
    'fair',
    `${value('fair-day')}, ${value('ordinary')}`,
    '{value: fair-day, monthDays: [2, 7, 12, 17, 22, 27]}, {value: ordinary}',
  );
  const pack = tinyPack(
    powers(
      shed,
      'id: on-fair-days, holder: {local: squad}, duty: punish, matters: [stall], when: {fair: fair-day}',
      'id: else, holder: bureau, duty: punish, matters: [stall], when: {fair: {not: fair-day}}',
    ),
    fairs,
  );
  const at = (day: string, more: object = {}) =>
    lead(compile(pack).decide({ matter: 'stall', region: 'east', facts: {}, on: day, ...more }));

  test('the proof finds no gap and no overlap, on fair days and on other days', () => {
    expect(prove(pack)).toMatchObject({ holds: true, findings: [] });
    expect([at('2026-11-22'), at('2026-11-23')]).toEqual(['squad-east', 'bureau']);
  });

  test('the decision uses the local day of the event, not the day of the routing', () => {
    expect(at('2026-11-25', { at: '2026-11-21T17:00:00Z' })).toBe('squad-east');
  });

  test('the answer of the caller takes precedence over the calendar', () => {
    expect(at('2026-11-22', { facts: { fair: 'ordinary' } })).toBe('bureau');
  });
});

describe('A fact that depends on the lunar calendar (fair days)', () => {
  const fairs = (byTime: string) =>
    tinyPack(
      powers(
        shed,
        'id: on-fair-days, holder: {local: squad}, duty: punish, matters: [stall], when: {fair: fair-day}',
        'id: else, holder: bureau, duty: punish, matters: [stall], when: {fair: ordinary}',
      ),
      fact('fair', `${value('fair-day')}, ${value('ordinary')}`, `${byTime}, {value: ordinary}`),
    );
  const at = (byTime: string, ...days: string[]) =>
    days.map((on) => lead(compile(fairs(byTime)).decide({ matter: 'stall', region: 'east', facts: {}, on })));

  test('the fact has the value "fair day" on the stated days of each lunar month', () => {
    expect(
      at(
        '{value: fair-day, lunarDays: [1, 6, 11, 16, 21, 26]}',
        '2027-02-05',
        '2027-02-06',
        '2027-02-07',
        '2027-02-11',
      ),
    ).toEqual(['bureau', 'squad-east', 'bureau', 'squad-east']);
  });

  test('the fact has the value "fair day" on the stated days of the lunar year, never in a leap month', () => {
    expect(
      at('{value: fair-day, lunarDates: ["06-01", "08-15"]}', '2025-06-25', '2025-07-25', '2025-10-06', '2026-09-25'),
    ).toEqual(['squad-east', 'bureau', 'squad-east', 'squad-east']);
  });

  test('the decision asks whether a fair was held if the lunar calendar does not cover the year', () => {
    expect(at('{value: fair-day, lunarDays: [1]}', '2150-01-01')).toEqual(['ask fair']);
  });
});

describe('A fact that depends on the hour (night)', () => {
  const nights = fact(
    'hour',
    `${value('night')}, ${value('daytime')}`,
    '{value: night, hours: {from: "22:00", to: "06:00"}}, {value: daytime}',
  );
  const pack = tinyPack(
    powers(
      shed,
      'id: nights, holder: planning, duty: punish, matters: [stall], when: {hour: night}',
      'id: days, holder: bureau, duty: punish, matters: [stall], when: {hour: daytime}',
    ),
    nights,
  );
  const at = (instant?: string) =>
    lead(
      compile(pack).decide({
        matter: 'stall',
        facts: {},
        on: '2026-11-22',
        ...(instant === undefined ? {} : { at: instant }),
      }),
    );

  test('the hours cross midnight and exclude their end; the decision asks when only the day is known', () => {
    expect([
      at('2026-11-22T21:59:00+08:00'),
      at('2026-11-22T22:00:00+08:00'),
      at('2026-11-22T05:59:00+08:00'),
      at('2026-11-22T06:00:00+08:00'),
      at(),
    ]).toEqual(['bureau', 'planning', 'planning', 'bureau', 'ask hour']);
  });
});
