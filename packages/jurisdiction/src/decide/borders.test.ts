import { compile } from '../compile';
import { prove } from '@hotline/jurisdiction-proof';
import { powers, problemsOf, tinyPack } from '@hotline/jurisdiction-files/testing';

/**
 * Adds a road on the border of the two towns. The east squad is responsible for it; the west town is on the other side.
 */
const road = (files: string) =>
  files
    .replace(
      '\nunits:',
      '\n  - {code: road, level: grid, parent: county, borders: west, name: {zh: 界路, en: Border Road}}\nunits:',
    )
    .replace('territory: [east]', 'territory: [east, road]');
const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const squads = 'id: squads, holder: {local: squad}, duty: punish, matters: [stall]';
const across = 'holder: {local: squad, across: true}, matters: [stall]';
const led = (pack: ReturnType<typeof tinyPack>, region: string) => {
  const decision = compile(pack).decide({ matter: 'stall', region, facts: { permit: 'held' }, on: '2026-11-22' });
  return decision.kind === 'lead' ? [decision.lead.unit, ...decision.assistants.map((a) => a.unit)] : [decision.kind];
};

test('a power of the unit across the border to assist applies on the border road and nowhere else', () => {
  const pack = tinyPack(powers(shed, squads, `id: help, ${across}, duty: assist`), road);
  expect([led(pack, 'road'), led(pack, 'east'), led(pack, 'west')]).toEqual([
    ['squad-east', 'squad-west'],
    ['squad-east'],
    ['squad-west'],
  ]);
  expect(prove(pack)).toMatchObject({ holds: true, findings: [] });
});

test('a condition of the unit across the border is asked about only for tickets on the border road', () => {
  const pack = tinyPack(
    powers(shed, squads, `id: far-side, ${across}, duty: punish, when: {permit: held}, ground: boundary`),
    road,
  );
  expect([led(pack, 'road')[0], led(pack, 'east')[0]]).toEqual(['squad-west', 'squad-east']);
  const unknown = (region: string) =>
    compile(pack).decide({ matter: 'stall', region, facts: {}, on: '2026-11-22' }).kind;
  expect([unknown('road'), unknown('east')]).toEqual(['ask', 'lead']);
});

test('the loader reports two units that may both lead on the border road, and names only that region', () => {
  const [problem] = problemsOf(powers(shed, squads, `id: far-side, ${across}, duty: punish`), road);
  expect(problem).toMatchObject({
    line: 5,
    message: {
      en: expect.stringContaining(
        'a second lead for matter "stall" in road: "far-side" covers the same cases as "squads"',
      ) as string,
    },
  });
});

test('the loader refuses a border whose other side is no region, or has no unit of the named kind', () => {
  expect(
    problemsOf(powers(shed, squads), (files) => road(files).replace('borders: west', 'borders: wst'))[0],
  ).toMatchObject({ message: { en: 'no region "wst"' } });
  expect(
    problemsOf(
      powers(shed, 'id: a, holder: bureau, duty: punish, matters: [stall]', `id: help, ${across}, duty: assist`),
      (files) => road(files).replace('borders: west', 'borders: county'),
    )[0],
  ).toMatchObject({ message: { en: expect.stringContaining('is held by the local squad') as string } });
});
