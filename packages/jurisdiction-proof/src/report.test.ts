import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';
import { scenarioFile } from '@hotline/jurisdiction/language';
import { report } from './report';

const leads = 'id: a, holder: bureau, duty: punish, fields: [streets]';
const contested = (files: string) =>
  files.replace(
    'contested: []',
    'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
  );

describe('The report of a pack', () => {
  it('has no error for a pack in which every matter has one lead', () => {
    expect(report(tinyPack(powers(leads)))).toMatchObject({ errors: 0, notes: 0, findings: [] });
  });

  it('counts a gap as an error, and an overlap that the pack lists as contested as a note', () => {
    const gap = tinyPack(powers('id: a, holder: bureau, duty: punish, matters: [stall]'));
    expect(report(gap)).toMatchObject({ errors: 1, notes: 0, findings: [{ kind: 'gap', error: true }] });
    const overlap = tinyPack(powers(leads, 'id: b, holder: planning, duty: punish, matters: [stall]'), contested);
    expect(report(overlap)).toMatchObject({ errors: 0, notes: 1, findings: [{ kind: 'overlap', error: false }] });
  });

  it('counts as an error that a pack has no emergency service, or no sentences of ordinary calls', () => {
    for (const [part, instead] of [
      ['alarms: {ordinary: [路灯不亮]}', ''],
      ['kind: emergency', 'kind: route'],
    ] as const)
      expect(report(tinyPack(powers(leads), (files) => files.replace(part, instead)))).toMatchObject({
        errors: 1,
        findings: [{ kind: 'no-alarms', error: true }],
      });
  });

  it('with `strict`, counts every finding as an error', () => {
    const overlap = tinyPack(powers(leads, 'id: b, holder: planning, duty: punish, matters: [stall]'), contested);
    expect(report(overlap, { strict: true })).toMatchObject({ errors: 1, notes: 0 });
  });

  it('counts a scenario that the pack does not meet as an error', () => {
    const says = '街面由局负责';
    const scenarios = scenarioFile.parse({
      on: '2026-01-05',
      scenarios: [
        { ticket: { matter: 'stall' }, expect: { lead: 'bureau' }, says },
        { ticket: { matter: 'shed' }, expect: { lead: 'planning' }, says },
      ],
    });
    expect(report(tinyPack(powers(leads)), { scenarios })).toMatchObject({
      errors: 1,
      scenarios: { total: 2, unmet: [{}] },
    });
  });
});
