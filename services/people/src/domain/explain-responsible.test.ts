import { explainResponsible } from './explain-responsible';
import { county, person } from './testing/county';

const asked = { unit: 'squad', seat: { post: 'officer' } };

describe('The sentence that explains who is responsible', () => {
  it('names the person on duty', () => {
    const found = { person: person('ma'), unit: 'squad', post: 'officer', reason: 'on-duty' as const };
    expect(explainResponsible(asked, found, county).zh).toBe('ma同志当班');
  });

  it('names the substitute and the person whom they replace', () => {
    const found = {
      person: person('li'),
      unit: 'squad',
      post: 'officer',
      reason: 'stands-in' as const,
      standsInFor: person('ma'),
    };
    expect(explainResponsible(asked, found, county).zh).toBe('ma同志请假，由li同志替岗');
  });

  it('names the unit above when nobody of the unit is present', () => {
    const found = { person: person('li'), unit: 'bureau', post: 'officer', reason: 'holds-it' as const };
    expect(explainResponsible(asked, found, county).zh).toBe('许商中队队员无人在岗，由执法局队员负责：li同志');
  });

  it('names the hotline when nobody of any unit is present', () => {
    expect(explainResponsible(asked, undefined, county).zh).toBe('许商中队及其上级均无人在岗，由执法局负责');
  });
});
