import type { RoutingDecision } from '../jurisdiction';
import { compile } from '../compile';
import { powers, tinyPack, tinyJurisdiction } from '@hotline/jurisdiction-files/testing';

const squads = 'id: squads, holder: {local: squad}, duty: punish, matters: [stall], inNameOf: bureau, mode: dispatched';
const planningWithPermit = 'id: planning, holder: planning, duty: punish, matters: [shed], when: {permit: held}';
const squadWithout =
  'id: squad-shed, holder: {local: squad}, duty: punish, matters: [shed], when: {permit: none}, inNameOf: bureau';
const on = '2026-11-22';

const lead = (decision: RoutingDecision): string => (decision.kind === 'lead' ? decision.lead.unit : decision.kind);

describe('A decision with one power', () => {
  test('names the squad of the region, in the name of the bureau, where local squads hold the power', () => {
    const jurisdiction = tinyJurisdiction(powers(squads));
    const decision = jurisdiction.decide({ matter: 'stall', region: 'west', facts: {}, on });
    expect(decision).toMatchObject({
      kind: 'lead',
      lead: { unit: 'squad-west', inNameOf: 'bureau', mode: 'dispatched', conditions: [{ zh: '地点在西镇' }] },
      rule: { id: 'sole-power' },
    });
  });

  test('names for a village its own squad if it has one, otherwise the squad of its town', () => {
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
    const jurisdiction = compile(tinyPack(powers(squads), villages));
    const at = (region: string) => lead(jurisdiction.decide({ matter: 'stall', region, facts: {}, on }));
    expect([at('mill'), at('ford'), at('west')]).toEqual(['squad-west', 'squad-ford', 'ask']);
  });

  test('applies the power from its first to its last day, both included', () => {
    const jurisdiction = tinyJurisdiction(
      powers('id: a, holder: bureau, duty: punish, matters: [stall], from: 2020-01-01, until: 2020-12-31'),
    );
    const at = (day: string) => lead(jurisdiction.decide({ matter: 'stall', facts: {}, on: day }));
    expect([at('2019-12-31'), at('2020-01-01'), at('2020-12-31'), at('2021-01-01')]).toEqual([
      'gap',
      'bureau',
      'bureau',
      'gap',
    ]);
  });

  test('applies a power only in the regions that it names under `where`, without those under `exceptWhere`', () => {
    const jurisdiction = tinyJurisdiction(
      powers('id: a, holder: bureau, duty: punish, matters: [stall], where: [county], exceptWhere: [west]'),
    );
    expect(lead(jurisdiction.decide({ matter: 'stall', region: 'east', facts: {}, on }))).toBe('bureau');
    expect(lead(jurisdiction.decide({ matter: 'stall', region: 'west', facts: {}, on }))).toBe('gap');
  });
});

describe('A decision between several powers', () => {
  test('goes to the unit whose duty comes first for the nature of the matter', () => {
    const jurisdiction = tinyJurisdiction(
      powers(
        'id: a, holder: bureau, duty: supervise, matters: [stall]',
        'id: b, holder: planning, duty: punish, matters: [stall]',
      ),
    );
    const decision = jurisdiction.decide({ matter: 'stall', facts: {}, on });
    expect(decision).toMatchObject({
      lead: { unit: 'planning' },
      runnerUp: { unit: 'bureau', wouldNeed: { en: 'no unit holds a duty that takes precedence' } },
    });
  });

  test('names the rule of precedence that chose the lead, and the conditions that the runner-up lacks', () => {
    const jurisdiction = tinyJurisdiction(
      powers(squads, 'id: b, holder: planning, duty: punish, matters: [stall], ground: boundary'),
    );
    const decision = jurisdiction.decide({ matter: 'stall', region: 'east', facts: {}, on });
    expect(decision).toMatchObject({
      lead: { unit: 'planning' },
      rule: { id: 'boundary-first' },
      runnerUp: { unit: 'squad-east', wouldNeed: { zh: '不适用“清单优先”这一规则' } },
    });
  });

  test('names a unit that has only the duty to assist as assistant, never as lead', () => {
    const jurisdiction = tinyJurisdiction(powers('id: a, holder: bureau, duty: assist, fields: [streets]', squads));
    expect(jurisdiction.decide({ matter: 'stall', region: 'east', facts: {}, on })).toMatchObject({
      lead: { unit: 'squad-east' },
      assistants: [{ unit: 'bureau' }],
    });
    expect(jurisdiction.decide({ matter: 'shed', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'gap',
      fallback: 'office',
      why: { en: 'no unit may lead on "Shed"; other duties: Bureau' },
    });
  });
});

describe('A decision with unknown facts', () => {
  const jurisdiction = tinyJurisdiction(powers(squads, planningWithPermit, squadWithout));

  test('asks for a fact when the answer changes the lead', () => {
    expect(jurisdiction.decide({ matter: 'shed', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'permit',
      holder: 'hotline',
      question: { zh: '有证吗' },
    });
    expect(lead(jurisdiction.decide({ matter: 'shed', region: 'east', facts: { permit: 'held' }, on }))).toBe(
      'planning',
    );
  });

  test('asks nothing when every answer gives the same lead, and then lists no condition on that fact', () => {
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

  test('asks for the region only when the lead depends on it', () => {
    expect(jurisdiction.decide({ matter: 'stall', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
      question: { zh: '在哪里' },
    });
    expect(jurisdiction.decide({ matter: 'stall', region: 'county', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
    expect(lead(jurisdiction.decide({ matter: 'shed', facts: { permit: 'held' }, on }))).toBe('planning');
  });

  test('asks one question at a time, and first the one whose answers leave the fewest possible leads', () => {
    expect(jurisdiction.decide({ matter: 'shed', facts: {}, on })).toMatchObject({ kind: 'ask', fact: 'permit' });
    expect(jurisdiction.decide({ matter: 'shed', facts: { permit: 'none' }, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
  });

  test('treats a region, a fact or a value that the pack does not contain as not stated', () => {
    expect(jurisdiction.decide({ matter: 'stall', region: 'atlantis', facts: {}, on })).toMatchObject({
      kind: 'ask',
      fact: 'region',
    });
    expect(
      jurisdiction.decide({ matter: 'shed', region: 'east', facts: { permit: 'maybe', weather: 'rain' }, on }),
    ).toMatchObject({ kind: 'ask', fact: 'permit' });
  });

  test('goes to the fallback unit when the pack has no such matter', () => {
    expect(jurisdiction.decide({ matter: 'dragons', region: 'east', facts: {}, on })).toMatchObject({
      kind: 'gap',
      fallback: 'office',
    });
  });
});

describe('A decision for a caller who does not know the answer', () => {
  const rules = powers(planningWithPermit, squadWithout);
  const asUnknown = (files: string): string => files.replace('{name: permit, ', '{name: permit, ifUnknown: none, ');
  const at = (facts: Record<string, string>, change?: (files: string) => string) =>
    lead(compile(tinyPack(rules, change)).decide({ matter: 'shed', region: 'west', facts, on }));

  test('uses the value that the pack sets for it, and only where it is known that the caller does not know', () => {
    expect(asUnknown('{name: permit, ')).not.toBe('{name: permit, ');
    expect([at({ permit: 'unknown' }, asUnknown), at({}, asUnknown), at({ permit: 'held' }, asUnknown)]).toEqual([
      'squad-west',
      'ask',
      'planning',
    ]);
  });

  test('asks again where the pack sets no consequence', () => {
    expect(at({ permit: 'unknown' })).toBe('ask');
  });
});
