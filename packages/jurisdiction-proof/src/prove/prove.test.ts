import type { Pack } from '@hotline/jurisdiction';
import { powers, readFile, readPack, tinyFolder, tinyPack } from '@hotline/jurisdiction-files/testing';
import { prove } from './prove';

const stall = (who: string, more = '') => `id: ${who}-stall, holder: ${who}, duty: punish, matters: [stall]${more}`;
const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const kinds = (pack: Pack, on?: string) => prove(pack, on === undefined ? {} : { on }).findings.map((f) => f.kind);
const admitted = (files: string) =>
  files.replace(
    'contested: []',
    'contested: [{matters: [stall, shed], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]',
  );
const overlap = (...lines: string[]) =>
  prove(tinyPack(powers(shed, ...lines), admitted)).findings.find((f) => f.kind === 'overlap');

describe('The proof of a pack', () => {
  test('has no findings if every matter has exactly one lead', () => {
    expect(prove(tinyPack(powers(shed, stall('bureau'))))).toMatchObject({ holds: true, findings: [] });
  });

  test('reports a gap with its regions, conditions and days, at the line of the matter', () => {
    const [gap] = prove(tinyPack(powers(shed, stall('bureau', ', when: {permit: held}, until: 2020-12-31')))).findings;
    expect(gap).toMatchObject({
      kind: 'gap',
      matters: ['stall'],
      regions: ['east', 'west'],
      conditions: { permit: ['none'] },
      from: '0001-01-01',
      until: '2020-12-31',
      file: 'rest.yaml',
    });
    expect(gap?.text).toEqual({
      zh: '在东镇、西镇（无证），至2020-12-31，没有单位有权主办“摆摊”',
      en: 'No unit may lead on "Stall" in East, West (without a permit), until 2020-12-31',
    });
  });

  test('reports a vacuum where a unit may supervise and no unit may punish', () => {
    expect(
      prove(tinyPack(powers(shed, 'id: a, holder: planning, duty: supervise, matters: [stall]'))).findings,
    ).toMatchObject([{ kind: 'vacuum', matters: ['stall'], units: ['planning'] }]);
  });

  test('reports an overlap with an edit that removes it: a condition, a region, the matter or a ground', () => {
    expect(overlap(stall('bureau'), stall('planning', ', when: {permit: held}'))?.settle).toMatchObject({
      power: 'bureau-stall',
      change: { when: { permit: { not: ['held'] } } },
    });
    expect(overlap(stall('bureau'), stall('planning', ', where: [east]'))).toMatchObject({
      regions: ['east'],
      settle: { power: 'bureau-stall', change: { exceptWhere: ['east'] } },
    });
    expect(
      overlap(stall('planning'), 'id: wide, holder: bureau, duty: punish, fields: [streets]')?.settle,
    ).toMatchObject({ power: 'wide', change: { exceptMatters: ['stall'] } });
    expect(overlap(stall('bureau'), stall('planning'))).toMatchObject({
      admitted: true,
      line: 5,
      file: 'more.yaml',
      settle: { change: { ground: 'boundary' } },
    });
  });

  test('proposes to edit only the alternative that overlaps, or the whole power if several overlap', () => {
    const widened = (files: string) =>
      admitted(files).replace(
        'regions:',
        '  - {name: road, question: {zh: 路, en: Road?}, values: ' +
          '[{value: main, name: {zh: 主, en: main}}, {value: lane, name: {zh: 巷, en: lane}}]}\nregions:',
      );
    const found = (clashing: number, ...lines: string[]) =>
      prove(tinyPack(powers(shed, ...lines), widened)).findings.find(
        (f) => f.kind === 'overlap' && f.powers.length === clashing,
      );
    const one = found(
      2,
      stall('bureau', ', when: [{permit: none, road: main}, {permit: held}]'),
      stall('planning', ', when: {permit: held, road: lane}'),
    );
    expect(one?.settle).toMatchObject({
      power: 'bureau-stall',
      change: { when: { road: { not: ['lane'] } } },
      line: 4,
      text: { zh: '在权责“bureau-stall”的第2种情形中写上 when: {road: {not: [lane]}}' },
    });
    const all = found(
      3,
      stall('bureau', ', when: [{permit: none}, {road: main}]'),
      stall('planning', ', where: [east]'),
    );
    expect(all?.settle).toMatchObject({
      power: 'bureau-stall',
      change: { exceptWhere: ['east'] },
      text: { en: 'write exceptWhere: [east] into "bureau-stall"' },
    });
  });

  test('proposes no edit that would make other powers overlap', () => {
    const none = ', when: {permit: none}';
    const found = overlap(
      stall('bureau', none),
      stall('planning', none),
      stall('legal', `${none}, where: [east], ground: boundary`),
    );
    expect(found).toMatchObject({ regions: ['west'], settle: { change: { exceptMatters: ['stall'] } } });
  });

  test('reports powers that do not affect any decision', () => {
    const pack = tinyPack(
      powers(
        shed,
        stall('bureau', ', ground: boundary'),
        stall('planning'),
        'id: lost, holder: planning, duty: punish, matters: [stall], where: [east], exceptWhere: [county]',
      ),
    );
    expect(prove(pack).findings).toMatchObject([
      { kind: 'never', powers: ['lost'], line: 6 },
      { kind: 'never', powers: ['planning-stall'], line: 5 },
    ]);
  });

  test('reports entrustments that have expired or expire within 60 days, but none that a reform ended', () => {
    const pack = tinyPack(
      powers(
        shed,
        stall('bureau'),
        stall('planning', ', mode: entrusted, inNameOf: bureau, ground: boundary, from: 2020-01-01, until: 2020-12-31'),
      ),
    );
    expect([kinds(pack), kinds(pack, '2020-10-01'), kinds(pack, '2020-12-01'), kinds(pack, '2021-01-01')]).toEqual([
      [],
      [],
      ['expiring'],
      ['expired'],
    ]);
    const frame = tinyFolder(powers(shed, stall('planning', ', mode: entrusted, inNameOf: bureau')));
    const reform = [
      'jurisdiction: {name: new, title: {zh: 新, en: New}, version: "2", serves: county,',
      '  takesEffect: 2021-01-01, since: 2021-01-01}',
      'basis: {kind: assumption, text: t}',
      'ends: [{id: e, powers: [planning-stall]}]',
      `powers: [{${stall('bureau')}}]`,
    ].join('\n');
    expect(kinds(readPack([frame, { dir: 'new', files: [readFile('new.yaml', reform)] }]), '2022-01-01')).toEqual([]);
  });

  test('findings name "the local squad" as holder where local units hold the power', () => {
    const pack = tinyPack(
      powers(
        shed,
        stall('bureau'),
        'id: pact, holder: {local: squad, of: bureau}, duty: punish, matters: [stall], ' +
          'mode: entrusted, ground: boundary, until: 2020-12-31',
        'id: lost, holder: {local: squad}, duty: punish, matters: [stall], where: [east], exceptWhere: [county]',
      ),
    );
    expect(prove(pack, { on: '2021-01-01' }).findings.map((f) => f.text.zh)).toEqual([
      '当地中队对“摆摊”的处罚权在任何地点、条件和日期均不起作用',
      '局的当地中队受托的“摆摊”处罚权已于2020-12-31到期',
    ]);
  });

  test('reports leads in the name of a unit without standing, and towns that lead in place of departments', () => {
    const change = (files: string) =>
      files
        .replace('{id: planning, kind: agency,', '{id: planning, kind: town, standing: none,')
        .replace('code: stall,', 'code: stall, departmentOnly: true,');
    expect(kinds(tinyPack(powers(shed, stall('planning')), change))).toEqual(['powerless', 'pushed-down']);
    expect(kinds(tinyPack(powers(shed, stall('planning', ', inNameOf: bureau')), change))).toEqual(['pushed-down']);
    expect(kinds(tinyPack(powers(shed, stall('bureau', ', inNameOf: planning')), change))).toEqual([
      'powerless',
      'pushed-down',
    ]);
  });

  test('reports qualifications that a lead lacks, with regions, days and the line of the qualification', () => {
    const held =
      '\nqualifications: [{id: certificate, name: {zh: 执法证件, en: Certificate}, duties: [punish], matters: [stall], ' +
      'heldBy: [{units: [squad-east]}, {units: [squad-west], from: 2020-07-01}]}]';
    const pack = tinyPack(
      powers(shed, stall('{local: squad}').replace('id: {local: squad}-stall', 'id: squads')) + held,
    );
    const [only, ...more] = prove(pack).findings;
    expect(only).toMatchObject({
      kind: 'unqualified',
      matters: ['stall'],
      regions: ['west'],
      units: ['squad-west'],
      from: '0001-01-01',
      until: '2020-06-30',
      line: 5,
    });
    expect(only?.text.en).toBe('West squad would lead on "Stall" in West, until 2020-06-30 without: Certificate');
    expect(more).toEqual([]);
  });

  test('reports a transfer to a unit that may not punish the offence, and a transfer that no lead unit can ever make', () => {
    const handing = (more: string) =>
      `\ntransfers: [{id: t, cause: offence, by: planning, to: bureau, matters: [stall]${more}}]`;
    const supervised = (more: string, punisher = '') =>
      tinyPack(
        powers(shed, 'id: a, holder: planning, duty: supervise, matters: [stall]', ...(punisher ? [punisher] : [])) +
          handing(more),
        (files) => files.replace('enforcement: [punish, supervise]', 'enforcement: [supervise, punish]'),
      );
    expect(prove(supervised('')).findings).toMatchObject([
      { kind: 'dead-end', units: ['planning'], other: 'bureau', regions: ['east', 'west'], line: 5 },
    ]);
    expect(kinds(supervised('', stall('bureau')))).toEqual([]);
    expect(
      kinds(
        tinyPack(
          powers(shed, 'id: a, holder: planning, duty: supervise, matters: [stall]', stall('bureau')) + handing(''),
          (files) =>
            files
              .replace(
                'leading: {enforcement: [punish, supervise]}',
                'leading: {enforcement: [punish, supervise], service: [supervise]}',
              )
              .replace(
                'code: stall, field: streets, nature: enforcement',
                'code: stall, field: streets, nature: service',
              ),
        ),
      ),
    ).toEqual([]);
    expect(prove(supervised('', stall('bureau', ', until: 2020-12-31'))).findings).toMatchObject([
      { kind: 'dead-end', from: '2021-01-01' },
    ]);
    expect(prove(supervised(', until: 2020-12-31', stall('bureau', ', where: [east]'))).findings).toMatchObject([
      { kind: 'dead-end', regions: ['west'], until: '2020-12-31' },
    ]);
    expect(kinds(tinyPack(powers(shed, stall('planning')) + handing('').replace('offence', 'crime')))).toEqual([]);
    expect(prove(tinyPack(powers(shed, stall('bureau')) + handing(''))).findings).toMatchObject([
      { kind: 'never', powers: ['t'], line: 5 },
    ]);
  });

  test('reports disputes in which the unit that designates the lead is a party itself', () => {
    const body = (unit: string) => (files: string) =>
      admitted(files).replace(
        '  contested',
        '  disputes: [{text: {zh: 协商, en: talk}, basis: {kind: assumption, text: t}}, ' +
          `{by: ${unit}, text: {zh: 指定, en: decide}, designates: true, basis: {kind: assumption, text: t}}]\n` +
          '  contested',
      );
    const claims = powers(shed, stall('bureau'), stall('planning'));
    expect(prove(tinyPack(claims, body('bureau'))).findings).toMatchObject([
      { kind: 'overlap' },
      { kind: 'own-cause', other: 'bureau' },
    ]);
    expect(kinds(tinyPack(claims, body('legal')))).toEqual(['overlap']);
    expect(
      kinds(
        tinyPack(claims, (files) =>
          admitted(files).replace('coordination: {unit: legal', 'coordination: {unit: planning'),
        ),
      ),
    ).toEqual(['overlap', 'own-cause']);
  });

  test('reports figures that differ from their sum, or from their share rounded to the stated digits', () => {
    const figure = (id: string, is: number, more = '') => `{id: ${id}, name: {zh: ${id}, en: ${id}}, is: ${is}${more}}`;
    const list = (rate: number, total: number) => {
      const stated = [figure('found', 234), figure('fixed', 225)];
      const share = figure('rate', rate, ', share: {of: fixed, in: found}');
      return `\nfigures: [${[...stated, share, figure('all', total, ', sum: [found, fixed]')].join(', ')}]`;
    };
    const pack = (rate: number, total: number) => tinyPack(powers(shed, stall('bureau')) + list(rate, total));
    expect([kinds(pack(96, 459)), kinds(pack(96.2, 459))]).toEqual([[], []]);
    expect(prove(pack(97, 456)).findings.map((f) => [f.kind, f.powers, f.text.zh, f.line])).toEqual([
      ['disagrees', ['rate'], 'rate（原文97），按各项计算为96.2', 5],
      ['disagrees', ['all'], 'all（原文456），按各项计算为459', 5],
    ]);
  });

  test('reports no gap for a matter on days on which its catalogue is not in force', () => {
    const dated = (files: string) => files.replace('code: stall,', 'code: stall, catalogue: list,');
    const list =
      '\ncatalogues: [{id: list, name: {zh: 目录, en: List}, version: "3", from: 2020-01-01, until: 2020-12-31}]';
    expect(
      kinds(tinyPack(powers(shed, stall('bureau', ', from: 2020-01-01, until: 2020-12-31')) + list, dated)),
    ).toEqual([]);
    expect(prove(tinyPack(powers(shed, stall('bureau', ', until: 2020-06-30')) + list, dated)).findings).toMatchObject([
      { kind: 'gap', from: '2020-07-01', until: '2020-12-31' },
    ]);
  });

  test('reports related matters with different leads, only under the conditions under which they differ', () => {
    const bundle = '\nbundles: [{id: both, matters: [stall, shed]}]';
    const pack = tinyPack(
      powers(shed, stall('bureau', ', when: {permit: held}'), stall('planning', ', when: {permit: none}')) + bundle,
    );
    expect(prove(pack).findings).toMatchObject([
      {
        kind: 'unequal',
        conditions: { permit: ['none'] },
        units: ['bureau', 'planning'],
        text: { zh: '在东镇、西镇（无证），密切相关的事项分由不同单位主办：“棚子”由局主办，“摆摊”由规划主办' },
      },
    ]);
  });
});
