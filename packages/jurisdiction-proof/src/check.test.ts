import { check } from './check';
import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';

describe('check (every case decided one by one)', () => {
  test('reports every gap with its regions and conditions, and nothing else', () => {
    const pack = tinyPack(
      powers(
        'id: a, holder: bureau, duty: punish, matters: [stall]',
        'id: b, holder: planning, duty: punish, matters: [shed], when: {permit: held}, where: [east]',
      ),
    );
    expect(check(pack).map(({ kind, matter, regions, facts }) => ({ kind, matter, regions, facts }))).toEqual([
      { kind: 'gap', matter: 'shed', regions: ['east', 'west'], facts: { permit: 'none' } },
      { kind: 'gap', matter: 'shed', regions: ['west'], facts: { permit: 'held' } },
    ]);
  });

  test('examines all days from the first day for which the pack is complete', () => {
    const pack = tinyPack(powers('id: a, holder: bureau, duty: punish, fields: [streets], until: 2020-12-31'));
    expect(check(pack).map((f) => [f.matter, f.on])).toEqual([
      ['stall', '2021-01-01'],
      ['shed', '2021-01-01'],
    ]);
  });

  test('reports an overlap as contested if the pack lists the matter under `contested`', () => {
    const contested = (files: string) =>
      files.replace(
        'contested: []',
        'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
      );
    const both = powers(
      'id: a, holder: bureau, duty: punish, fields: [streets]',
      'id: b, holder: planning, duty: punish, matters: [stall]',
    );
    expect(check(tinyPack(both, contested))).toEqual([
      expect.objectContaining({ kind: 'contested', matter: 'stall', units: ['bureau', 'planning'] }),
    ]);
  });
});
