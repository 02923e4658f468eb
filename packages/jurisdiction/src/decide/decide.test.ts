import type { RoutingDecision } from '../jurisdiction';
import { compile } from '../compile';
import { powers, tinyPack, tinyJurisdiction } from '@hotline/jurisdiction-files/testing';

const squads = 'id: squads, holder: {local: squad}, duty: punish, matters: [stall], inNameOf: bureau, mode: dispatched';
const planningWithPermit = 'id: planning, holder: planning, duty: punish, matters: [shed], when: {permit: held}';
const squadWithout =
  'id: squad-shed, holder: {local: squad}, duty: punish, matters: [shed], when: {permit: none}, inNameOf: bureau';
const on = '2026-11-22';

const lead = (decision: RoutingDecision): string => (decision.kind === 'lead' ? decision.lead.unit : decision.kind);

describe('one power', () => {
  test('of the local squad goes to the squad of the place, in the name of the bureau', () => {
    const place = tinyJurisdiction(powers(squads));
    const decision = place.decide({ matter: 'stall', region: 'west', facts: {}, on });
    expect(decision).toMatchObject({
      kind: 'lead',
      lead: { unit: 'squad-west', inNameOf: 'bureau', mode: 'dispatched', conditions: [{ zh: '地点在西镇' }] },
      rule: { id: 'sole-power' },
    });
  });

  test('of the local squad follows the nearest territory: a village of its town, unless it has a squad of its own', () => {
    const villages = (files: string) =>
      files
        .replace(
          '\nunits:',
          '\n  - {code: mill, level: community, parent: west, name: {zh: 磨村, en: Mill}}\n  - {code: ford, level: community, parent: west, name: {zh: 渡村, en: Ford}}\nunits:',
        )
        .replace(
          '\nmatters:',
          '\n  - {id: squad-ford, kind: squad, parent: bureau, territory: [ford], name: {zh: 渡村中队, en: Ford squad}}\nmatters:',
        );
    const place = compile(tinyPack(powers(squads), villages));
    const at = (region: string) => lead(place.decide({ matter: 'stall', region, facts: {}, on }));
    expect([at('mill'), at('ford'), at('west')]).toEqual(['squad-west', 'squad-ford', 'ask']);
  });

  test('holds only between its dates, both included', () => {
    const place = tinyJurisdiction(
      powers('id: a, holder: bureau, duty: punish, matters: [stall], from: 2020-01-01, until: 2020-12-31'),
    );
    const at = (day: string) => lead(place.decide({ matter: 'stall', facts: {}, on: day }));
    expect([at('2019-12-31'), at('2020-01-01'), at('2020-12-31'), at('2021-01-01')]).toEqual([
      'gap',
      'bureau',
      'bureau',
      'gap',
    ]);
  });

  test('holds only where it is given', () => {
    const place = tinyJurisdiction(
      powers('id: a, holder: bureau, duty: punish, matters: [stall], where: [county], exceptWhere: [west]'),
    );
    expect(lead(place.decide({ matter: 'stall', region: 'east', facts: {}, on }))).toBe('bureau');
    expect(lead(place.decide({ matter: 'stall', region: 'west', facts: {}, on }))).toBe('gap');
  });
});

describe('several powers', () => {
  test('the duty that comes first for the nature of the matter leads', () => {
    const place = tinyJurisdiction(
      powers(
        'id: a, holder: bureau, duty: supervise, matters: [stall]',
        'id: b, holder: planning, duty: punish, matters: [stall]',
      ),
    );
    const decision = place.decide({ matter: 'stall', facts: {}, on });
    expect(decision).toMatchObject({
      lead: { unit: 'planning' },
      runnerUp: { unit: 'bureau', wouldNeed: { en: 'no duty that leads before its own' } },
    });
  });

  test('the precedence rule that chose is named, and so is what the runner-up lacked', () => {
    const place = tinyJurisdiction(
      powers(squads, 'id: b, holder: planning, duty: punish, matters: [stall], ground: boundary'),
    );
    const decision = place.decide({ matter: 'stall', region: 'east', facts: {}, on });
    expect(decision).toMatchObject({
      lead: { unit: 'planning' },
      rule: { id: 'boundary-first' },
      runnerUp: { unit: 'squad-east', wouldNeed: { zh: '没有“清单优先”这条规则' } },
    });
  });

  test('a unit that only assists comes along and never leads', () => {
    const place = tinyJurisdiction(powers('id: a, holder: bureau, duty: assist, fields: [streets]', squads));
    expect(place.decide({ matter: 'stall', region: 'east', facts: {}, on })).toMatchObject({
      lead: { unit: 'squad-east' },
      assistants: [{ unit: 'bureau' }],
    });
    expect(place.decide({ matter: 'shed', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'gap',
      fallback: 'office',
      why: { en: 'Bureau may act, but nobody may lead on "Shed"' },
    });
  });
});

describe('what is not known', () => {
  const place = tinyJurisdiction(powers(squads, planningWithPermit, squadWithout));

  test('is asked when the answer changes who leads', () => {
    expect(place.decide({ matter: 'shed', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'permit',
      holder: 'hotline',
      question: { zh: '有证吗' },
    });
    expect(lead(place.decide({ matter: 'shed', region: 'east', facts: { permit: 'held' }, on }))).toBe('planning');
  });

  test('is not asked when every answer gives the same lead, and nothing is claimed about it', () => {
    const same = tinyJurisdiction(
      powers(
        'id: a, holder: bureau, duty: punish, matters: [stall], when: {permit: held}',
        'id: b, holder: bureau, duty: supervise, matters: [stall], when: {permit: none}',
      ),
    );
    expect(same.decide({ matter: 'stall', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'lead',
      lead: { unit: 'bureau', conditions: [] },
    });
  });

  test('is the place: asked for when the lead depends on it, not asked for when it does not', () => {
    expect(place.decide({ matter: 'stall', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
      question: { zh: '在哪里' },
    });
    expect(place.decide({ matter: 'stall', region: 'county', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
    expect(lead(place.decide({ matter: 'shed', facts: { permit: 'held' }, on }))).toBe('planning');
  });

  test('is asked for one thing at a time: first the one whose answer leaves fewest possible leads', () => {
    expect(place.decide({ matter: 'shed', facts: {}, on })).toMatchObject({ kind: 'ask', fact: 'permit' });
    expect(place.decide({ matter: 'shed', facts: { permit: 'none' }, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
  });

  test('a region, a value or a fact that the pack does not have counts as not known', () => {
    expect(place.decide({ matter: 'stall', region: 'atlantis', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
    expect(
      place.decide({ matter: 'shed', region: 'east', facts: { permit: 'maybe', weather: 'rain' }, on }),
    ).toMatchObject({ kind: 'ask', fact: 'permit' });
  });

  test('a matter that the catalogue does not have is a gap, never nobody', () => {
    expect(place.decide({ matter: 'dragons', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'gap',
      fallback: 'office',
    });
  });
});
