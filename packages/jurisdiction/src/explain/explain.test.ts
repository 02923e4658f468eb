import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';
import { explain } from './explain';

const squads =
  'id: squads, holder: {local: squad}, duty: punish, matters: [shed], when: {permit: none}, inNameOf: bureau, mode: dispatched, legalReview: legal, liable: [bureau]';
const planning = 'id: planning, holder: planning, duty: punish, matters: [shed], when: {permit: held}';
const helped = 'id: helped, holder: office, duty: assist, matters: [shed]';
const pack = tinyPack(powers(squads, planning, helped));
const about = (facts: Record<string, string>, region?: string, matter = 'shed') =>
  explain(pack, { matter, facts, on: '2026-11-22', ...(region === undefined ? {} : { region }) });

test('the explanation of a lead states its rule, conditions, basis, terms, assistants and the runner-up', () => {
  const told = about({ permit: 'none' }, 'east');
  expect(told.sentences.map((s) => s.zh)).toEqual([
    '“棚子”，东镇（无证），2026-11-22',
    '主办：东中队（以局名义），职责为处罚，方式为派驻',
    '规则：在该地点和条件下，仅该单位有权主办',
    '符合的条件：地点在东镇；无证',
    '依据（推定）：invented for tests',
    '法制审核：法制办',
    '责任主体：局',
    '协助：办公室',
    '次优单位：规划；满足以下条件时由其主办：有证',
  ]);
  expect(told.sentences.at(-1)?.en).toBe('Next in line: Planning; it leads under these conditions: with a permit');
  expect(told.power).toEqual({ id: 'squads', file: 'more.yaml', line: 3 });
});

test('the explanation of a question states which unit would lead after each answer', () => {
  expect(
    about({}, 'east')
      .sentences.slice(1)
      .map((s) => s.en),
  ).toEqual([
    'Ask first: Is there a permit? (the answer decides which unit leads: Planning, East squad)',
    'If with a permit: Planning',
    'If without a permit: East squad (in the name of Bureau)',
  ]);
  expect(
    about({ permit: 'none' })
      .sentences.slice(2)
      .map((s) => s.zh),
  ).toEqual(['若为东镇：东中队（以局名义）', '若为西镇：西中队（以局名义）']);
});

test('the explanation of a lead states who staffs and manages it, appraisals, transfers and catalogue', () => {
  const more =
    '\ncatalogues: [{id: list, name: {zh: 权责清单, en: List of powers}, version: "2026-1"}]\ntransfers: [{id: t, cause: crime, to: office, matters: [shed], within: 24 hours}]\nqualifications: [{id: c, name: {zh: 执法证件, en: certificate}, duties: [punish], heldBy: [{units: [bureau]}]}]';
  const told = explain(
    tinyPack(
      powers(squads, planning, 'id: lab, holder: legal, duty: appraise, matters: [shed], within: 5 working-days') +
        more,
      (files) =>
        files
          .replace('assisting: [assist]', 'assisting: [appraise]')
          .replace('code: shed,', 'code: shed, catalogue: list,')
          .replace('{id: squad-east,', '{id: squad-east, staffedBy: [bureau], managedBy: [planning, bureau],'),
    ),
    { matter: 'shed', region: 'east', facts: { permit: 'none' }, on: '2026-11-22' },
  );
  const zh = told.sentences.map((s) => s.zh);
  expect(zh).toEqual(
    expect.arrayContaining([
      '目录：权责清单（2026-1）',
      '编制所属：局',
      '日常管理：规划、局',
      '缺少资格，不得单独作出决定：执法证件',
      '协助：法制办（鉴定，5个工作日）',
      '移送：涉嫌犯罪的，24小时内移送办公室',
    ]),
  );
});

test('the explanation of a gap states its reason and the fallback unit', () => {
  expect(about({}, 'east', 'stall').sentences.map((s) => s.en)).toEqual([
    '"Stall", East, 2026-11-22',
    'Gap: no unit has a power over "Stall"; Office takes the ticket as the fallback',
    'Basis (assumption): t',
  ]);
});

test('the explanation of a dispute states the parties, the steps and the unit that designates the lead', () => {
  const admitted = tinyPack(
    powers(
      'id: a, holder: bureau, duty: punish, matters: [stall]',
      'id: b, holder: planning, duty: punish, matters: [stall]',
    ),
    (files) =>
      files.replace(
        'contested: []',
        'contested: [{matters: [stall], text: {zh: 未定, en: open}, basis: {kind: assumption, text: t}}]\n  disputes: [{text: {zh: 自行协商, en: they talk}, within: 5 working-days, basis: {kind: law, text: l}}, {by: legal, text: {zh: 指定管辖, en: it designates}, designates: true, basis: {kind: law, text: l}}]',
      ),
  );
  expect(
    explain(admitted, { matter: 'stall', facts: {}, on: '2026-11-22' })
      .sentences.slice(1)
      .map((s) => s.zh),
  ).toEqual([
    '争议：局、规划均有权主办，由法制办协调指定',
    '第1步：争议各方，自行协商，5个工作日内',
    '第2步：法制办，指定管辖（决定有约束力）',
    '原因：未定',
    '依据（推定）：t',
  ]);
});
