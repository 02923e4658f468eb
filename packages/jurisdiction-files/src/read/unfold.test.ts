import { compile } from '@hotline/jurisdiction';
import { powers, problemsOf, tinyFolder, tinyPack } from '../testing/tiny-pack';
import { readFile } from './read-file';
import { prove } from '@hotline/jurisdiction-proof';
import { readPack } from './read-pack';

const shed = 'id: shed, holder: bureau, duty: punish, matters: [shed]';
const by = (id: string, holder: string, more = '') =>
  `id: ${id}, holder: ${holder}, duty: punish, matters: [stall]${more}`;
const decided = (pack: ReturnType<typeof tinyPack>, on = '2026-11-22') =>
  compile(pack).decide({ matter: 'stall', region: 'east', facts: {}, on });

describe('Arrangements of a pack', () => {
  const terms =
    '\narrangements: [{id: pact, mode: entrusted, inNameOf: bureau, legalReview: planning, formReview: office, evaluator: {local: squad}, scope: part, within: 3 working-days, seal: bureau, liable: [{local: squad}, bureau], escort: [legal], agreement: yearly, until: 2026-12-31}]';

  test('a power under an arrangement gets the terms of the arrangement, except those that it states itself', () => {
    const pack = tinyPack(powers(shed, by('a', '{local: squad}', ', under: pact, seal: office')) + terms);
    expect(decided(pack)).toMatchObject({
      lead: {
        unit: 'squad-east',
        mode: 'entrusted',
        inNameOf: 'bureau',
        legalReview: 'planning',
        formReview: 'office',
        evaluator: 'squad-east',
        scope: 'part',
        within: { amount: 3, unit: 'working-days' },
        seal: 'office',
        liable: ['squad-east', 'bureau'],
        escort: ['legal'],
        agreement: 'yearly',
        until: '2026-12-31',
      },
    });
    expect(decided(pack, '2027-01-01').kind).toBe('gap');
  });

  test('refuses an unknown arrangement at the line that names it', () => {
    expect(problemsOf(powers(shed, by('a', 'bureau', ', under: pactt')) + terms)[0]).toMatchObject({
      line: 4,
      message: { en: 'no arrangement "pactt"' },
      hint: { en: 'did you mean "pact"?' },
    });
  });
});

describe('The key `count` of a matter', () => {
  test('creates the stated number of matters and marks them as placeholders', () => {
    const matters =
      '\nmatters: [{code: item, field: streets, nature: enforcement, count: 130, name: {zh: 事项, en: Item}}]';
    const pack = tinyPack(
      powers(
        shed,
        by('a', 'bureau'),
        'id: items, holder: planning, duty: punish, matters: [item], exceptMatters: [item.002]',
      ) + matters,
    );
    const items = [...compile(pack).matters.values()].filter((m) => m.placeholder);
    expect(items).toHaveLength(130);
    expect(items[129]).toMatchObject({ code: 'item.130', name: { zh: '事项（第130项，原文未列名称，占位）' } });
    expect(pack.powers.find((p) => p.id === 'items')).toMatchObject({
      matters: expect.arrayContaining(['item.001', 'item.130']),
      exceptMatters: ['item.002'],
    });
  });
});

describe('A reform that extends a frame', () => {
  const reformed = (header: string) => {
    const rest = tinyFolder(powers(shed, by('old', 'bureau')));
    const reform = `jurisdiction: {name: new, title: {zh: 新, en: New}, version: "2", serves: county${header}}\nbasis: {kind: assumption, text: t}\nends: [{id: e, heldBy: [bureau], duties: [punish]}]\npowers: [{${by('new', 'planning')}}, {${shed.replace('shed,', 'shed-new,')}}]`;
    return readPack([rest, { dir: 'new', files: [readFile('new.yaml', reform)] }]);
  };
  const unit = (pack: ReturnType<typeof tinyPack>, on: string) => {
    const decision = decided(pack, on);
    return decision.kind === 'lead' ? decision.lead.unit : decision.kind;
  };

  test('powers of the frame end on the day before the reform takes effect, and its own begin on the day', () => {
    const pack = reformed(', takesEffect: 2014-09-01');
    expect([unit(pack, '2014-08-31'), unit(pack, '2014-09-01')]).toEqual(['bureau', 'planning']);
  });

  test('a reform without `takesEffect` removes the powers of the frame that it ends, also for earlier days', () => {
    expect(unit(reformed(''), '2000-01-01')).toBe('planning');
  });
});

describe('A power with alternative conditions', () => {
  const facts = (files: string) =>
    files.replace(
      'regions:',
      '  - {name: road, question: {zh: 路, en: Road?}, values: [{value: main, name: {zh: 主, en: main}}, {value: lane, name: {zh: 巷, en: lane}}]}\nregions:',
    );
  const either = ', when: [{permit: none}, {permit: held, road: {not: main}}]';

  test('a power applies where any one of its alternatives applies', () => {
    const pack = tinyPack(
      powers(shed, by('a', 'bureau', either), by('b', 'planning', ', when: {permit: held, road: main}')),
      facts,
    );
    const leads = [
      ['none', 'main'],
      ['none', 'lane'],
      ['held', 'lane'],
      ['held', 'main'],
    ].map(([permit = '', road = '']) =>
      compile(pack).decide({ matter: 'stall', region: 'east', facts: { permit, road }, on: '2026-11-22' }),
    );
    expect(leads.map((d) => (d.kind === 'lead' ? [d.lead.unit, d.lead.power] : d.kind))).toEqual([
      ['bureau', 'a.1'],
      ['bureau', 'a.1'],
      ['bureau', 'a.2'],
      ['planning', 'b'],
    ]);
    expect(prove(pack)).toMatchObject({ holds: true, findings: [] });
  });

  test('a reform that ends a power ends all its alternatives', () => {
    const reform = `jurisdiction: {name: new, title: {zh: 新, en: New}, version: "2", serves: county}\nbasis: {kind: assumption, text: t}\nends: [{id: e, powers: [a]}]\npowers: [{${by('new', 'planning')}}]`;
    const pack = readPack([
      tinyFolder(powers(shed, by('a', 'bureau', either)), facts),
      { dir: 'new', files: [readFile('new.yaml', reform)] },
    ]);
    expect(pack.powers.map((p) => p.id)).toEqual(['shed', 'new']);
  });

  test('an alternative that never applies, or whose id another power has, is reported at its line', () => {
    const idle = tinyPack(
      powers(
        shed,
        by('a', 'bureau'),
        by('b', 'planning', ', ground: boundary, where: [west], when: [{permit: none}, {setting: urban}]'),
      ),
      (files) =>
        facts(files)
          .replace('parent: county, name: {zh: 西镇', 'parent: county, facts: {setting: rural}, name: {zh: 西镇')
          .replace(
            'regions:',
            '  - {name: setting, question: {zh: 城乡, en: Where?}, values: [{value: urban, name: {zh: 城, en: urban}}, {value: rural, name: {zh: 乡, en: rural}}]}\nregions:',
          ),
    );
    expect(prove(idle).findings).toMatchObject([{ kind: 'never', powers: ['b.2'], line: 5 }]);
    expect(
      problemsOf(
        powers(shed, by('a', 'bureau', either), by('a.2', 'planning', ', when: {permit: held, road: main}')),
        facts,
      )[0],
    ).toMatchObject({
      line: 4,
      message: { en: expect.stringContaining('"a.2" is the id of a power and also of an alternative') as string },
    });
    expect(
      problemsOf(powers(shed, by('a', 'bureau', ', when: [{permit: none}, {permit: {not: hold}}]')), facts)[0],
    ).toMatchObject({ line: 4, message: { en: '"permit" has no value "hold"' } });
  });
});

test('the values after `not` must be values of the fact', () => {
  expect(problemsOf(powers(shed, by('a', 'bureau', ', when: {permit: {not: hold}}')))[0]).toMatchObject({
    line: 4,
    message: { en: '"permit" has no value "hold"' },
    hint: { en: 'did you mean "held"?' },
  });
});
