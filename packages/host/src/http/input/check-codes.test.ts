import type { Jurisdiction } from '@hotline/jurisdiction';
import { Refusal } from '@hotline/runtime';
import { fakeJurisdiction } from '../../testing/fake-jurisdiction';
import { checkFacts, checkMatter, checkRegion } from './check-codes';

const region = {
  code: 'nowhere',
  name: { zh: '无名县', en: 'Nowhere' },
  level: 'district',
  aliases: ['老县'],
} as const;
const permit = {
  name: 'permit',
  values: [{ value: 'held' }, { value: 'none' }],
} as never;
const jurisdiction: Jurisdiction = {
  ...fakeJurisdiction,
  regions: new Map([['nowhere', region]]),
  facts: new Map([['permit', permit]]),
};

function refusalOf(check: () => unknown): Refusal {
  try {
    check();
  } catch (error) {
    if (error instanceof Refusal) return error;
  }
  throw new Error('nothing was refused');
}

describe('checkRegion', () => {
  it('understands the code, the name and every alias of a region', () => {
    for (const given of ['nowhere', '无名县', '老县'])
      expect(checkRegion(jurisdiction, given, 'location.region')).toBe('nowhere');
  });

  it('returns undefined when no region is given', () => {
    expect(checkRegion(jurisdiction, undefined, 'location.region')).toBeUndefined();
  });

  it('refuses an unknown region at its field, and lists the known regions', () => {
    const { code, errors, hint } = refusalOf(() => checkRegion(jurisdiction, '月亮湾', 'location.region'));
    expect([code, errors]).toEqual([
      'unknown-region',
      [expect.objectContaining({ path: 'location.region', choices: ['nowhere'] })],
    ]);
    expect(hint?.zh).toContain('无名县');
  });

  it('names at most 30 regions in its hint, and lists all regions as choices', () => {
    const many = new Map(
      Array.from({ length: 40 }, (_, n) => [
        `r${n}`,
        { ...region, code: `r${n}`, name: { zh: `区${n}号`, en: `R${n}` } },
      ]),
    );
    const { errors, hint } = refusalOf(() => checkRegion({ ...jurisdiction, regions: many }, '月亮湾', 'region'));
    expect(errors[0]?.choices).toHaveLength(40);
    expect(hint?.zh).toContain('区29号');
    expect(hint?.zh).not.toContain('区30号');
  });
});

describe('checkFacts', () => {
  it('accepts known values of known facts', () => {
    expect(() => checkFacts(jurisdiction, { permit: 'none' }, 'facts')).not.toThrow();
  });

  it('refuses an unknown fact or value, and lists the known facts or the values of the fact', () => {
    expect(refusalOf(() => checkFacts(jurisdiction, { weather: 'rain' }, 'facts'))).toMatchObject({
      code: 'unknown-fact',
      errors: [{ path: 'facts.weather', message: 'There is no such fact', choices: ['permit'] }],
    });
    expect(refusalOf(() => checkFacts(jurisdiction, { permit: 'perhaps' }, 'facts'))).toMatchObject({
      code: 'unknown-fact',
      errors: [{ path: 'facts.permit', message: 'The fact has no such value', choices: ['held', 'none', 'unknown'] }],
    });
  });
});

describe('checkMatter', () => {
  it('accepts a matter of the catalogue and refuses any other at its field', () => {
    expect(() => checkMatter(jurisdiction, 'street.stall', 'matter')).not.toThrow();
    expect(refusalOf(() => checkMatter(jurisdiction, 'street.kite', 'matter'))).toMatchObject({
      code: 'unknown-matter',
      errors: [{ path: 'matter' }],
    });
  });
});
