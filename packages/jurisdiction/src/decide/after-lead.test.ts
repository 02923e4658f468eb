import { compile } from '../compile';
import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';

const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const squads = 'id: squads, holder: {local: squad}, duty: punish, matters: [stall], inNameOf: bureau';
const ask = (more: string, { region = 'east', on = '2026-11-22', change = (files: string) => files } = {}) =>
  compile(tinyPack(powers(shed, squads) + more, change)).decide({
    matter: 'stall',
    facts: {},
    on,
    ...(region === '' ? {} : { region }),
  });

describe('A routing decision', () => {
  test('names the transfers that the lead must make on the day, with their time limits', () => {
    const transfers =
      '\ntransfers: [{id: crime, cause: crime, to: {local: agency}, fields: [streets], within: 24 hours}, {id: over, cause: offence, by: planning, to: bureau, fields: [streets]}, {id: past, cause: elsewhere, to: planning, matters: [stall], until: 2020-12-31}]';
    const change = (files: string) =>
      files.replace('{id: planning, kind: agency,', '{id: planning, kind: agency, territory: [county],');
    expect(ask(transfers, { change })).toMatchObject({
      kind: 'lead',
      transfers: [{ id: 'crime', cause: 'crime', to: 'planning', within: { amount: 24, unit: 'hours' } }],
    });
    expect(ask(transfers, { change, on: '2020-12-31' })).toMatchObject({
      transfers: [{ id: 'crime' }, { id: 'past', cause: 'elsewhere', to: 'planning' }],
    });
  });

  test('names the qualifications that the people of the lead lack on the day, and the lead stays the same', () => {
    const held =
      '\nqualifications: [{id: certificate, name: {zh: 执法证件, en: Certificate}, duties: [punish], heldBy: [{units: [squad-east], from: 2020-01-01, until: 2020-12-31}]}]';
    expect(ask(held, { on: '2020-12-31' })).not.toHaveProperty('lead.lacks');
    expect(ask(held, { on: '2021-01-01' })).toMatchObject({ lead: { unit: 'squad-east', lacks: ['certificate'] } });
    expect(ask(held, { on: '2020-12-31', region: 'west' })).toMatchObject({
      lead: { unit: 'squad-west', lacks: ['certificate'] },
    });
  });

  test('requires a certificate from each person who is assigned, not from the unit that leads', () => {
    const files = tinyPack(
      powers(shed, squads) +
        '\nqualifications: [{id: c, name: {zh: 执法证件, en: Certificate}, certificate: 行政执法证, duties: [punish], matters: [stall]}]',
    );
    const { decide, certificatesFor } = compile(files);
    expect(decide({ matter: 'stall', region: 'east', facts: {}, on: '2026-11-22' })).not.toHaveProperty('lead.lacks');
    expect(certificatesFor('stall', 'squad-east', 'east')).toEqual(['行政执法证']);
    expect(certificatesFor('stall', 'squad-west', 'east')).toEqual([]);
    expect(certificatesFor('stall', 'squad-east', 'abolished')).toEqual([]);
    expect(certificatesFor('shed', 'bureau')).toEqual([]);
  });

  test('names the units that appraise (鉴定) among the assistants, with their time limit', () => {
    const appraised = '\n  - {id: lab, holder: planning, duty: appraise, matters: [stall], within: 5 working-days}';
    const change = (files: string) => files.replace('assisting: [assist]', 'assisting: [assist, appraise]');
    expect(ask(appraised, { change })).toMatchObject({
      assistants: [{ unit: 'planning', duty: 'appraise', within: { amount: 5, unit: 'working-days' } }],
    });
  });

  test('names the steps by which a dispute is settled, with the unit that acts in each', () => {
    const change = (files: string) =>
      files.replace(
        'contested: []',
        'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]\n  disputes: [{text: {zh: 协商, en: talk}, within: 5 working-days, basis: {kind: law, text: l}}, {by: legal, text: {zh: 指定, en: decide}, designates: true, basis: {kind: law, text: l}}]',
      );
    expect(ask('\n  - {id: b, holder: planning, duty: punish, matters: [stall]}', { change })).toMatchObject({
      kind: 'dispute',
      body: 'legal',
      steps: [{ within: { amount: 5, unit: 'working-days' } }, { by: 'legal', designates: true }],
    });
  });

  test('sends a matter to the fallback unit, with the reason, on days on which its catalogue is not in force', () => {
    const list = '\ncatalogues: [{id: list, name: {zh: 派单目录, en: List}, version: "2026-1", until: 2026-12-31}]';
    const change = (files: string) => files.replace('code: stall,', 'code: stall, catalogue: list,');
    expect(ask(list, { change, on: '2026-12-31' }).kind).toBe('lead');
    expect(ask(list, { change, on: '2027-01-01' })).toMatchObject({
      kind: 'gap',
      fallback: 'office',
      why: { zh: '“摆摊”当日不在目录中：派单目录（2026-1）的有效期为最初至2026-12-31' },
    });
  });

  test('names only the transfers that are the same in every region when the region is not known', () => {
    const change = (files: string) =>
      files
        .replace('kind: squad, parent: bureau, territory: [west]', 'kind: agency, territory: [west]')
        .replace('kind: squad, parent: bureau, territory: [east]', 'kind: squad, parent: bureau, territory: [county]');
    const more =
      '\ntransfers: [{id: here, cause: elsewhere, to: planning, matters: [stall], where: [east]}, {id: both, cause: elsewhere, to: planning, matters: [stall]}]';
    expect(ask(more, { region: '', change })).toMatchObject({ kind: 'lead', transfers: [{ id: 'both' }] });
  });
});
