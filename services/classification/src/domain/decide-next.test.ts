import type { Jurisdiction } from '@hotline/jurisdiction';
import { decideNext } from './decide-next';
import type { Proposal } from './reading/proposal';

const thresholds: Jurisdiction['classification'] = {
  threshold: 0.6,
  thresholds: { wages: 0.9 },
  urgentWords: { critical: [], urgent: [] },
};
const sure: Proposal = {
  matter: { code: 'fumes', confidence: 0.8 },
  alternatives: [],
  reasons: [],
  kind: 'complaint',
  urgency: 'normal',
  urgencyReasons: [],
  facts: {},
  otherMatters: [],
};
const next = (change: Partial<Proposal>): string => {
  const { next: step, why, handOver } = decideNext({ ...sure, ...change }, thresholds);
  return [step, why.code, handOver].filter(Boolean).join(' ');
};

it('classifies without a person at or above the threshold', () => {
  expect(next({})).toBe('classified confident');
  expect(next({ matter: { code: 'fumes', confidence: 0.6 } })).toBe('classified confident');
  expect(next({ matter: { code: 'fumes', confidence: 0.59 } })).toBe('person not-sure');
});

it('uses the threshold of the matter instead of the general one', () => {
  expect(next({ matter: { code: 'wages', confidence: 0.85 } })).toBe('person not-sure');
});

it('classifies an uncertain matter without a person when the lead unit is certain enough', () => {
  expect(decideNext({ ...sure, matter: { code: 'fumes', confidence: 0.4 } }, thresholds, () => 0.7).next).toBe(
    'classified',
  );
  expect(decideNext({ ...sure, matter: { code: 'wages', confidence: 0.4 } }, thresholds, () => 0.7).next).toBe(
    'person',
  );
});

it('asks a person when it finds no matter or two matters', () => {
  const { matter: _, ...none } = sure;
  expect(decideNext(none, thresholds)).toMatchObject({ next: 'person', why: { code: 'no-matter' } });
  expect(next({ otherMatters: [{ code: 'dogs', confidence: 0.7 }] })).toBe('person two-matters');
});

it('answers from a guide, but lets a person confirm a referral to a statutory procedure', () => {
  expect(next({ guide: { code: 'permit', kind: 'answer', confidence: 0.9 } })).toBe('answer answer-known');
  expect(next({ guide: { code: 'court', kind: 'route', confidence: 1 } })).toBe('person route-to-confirm');
});

it('informs the emergency service at once and lets a person decide, however certain the matter is', () => {
  const guide = { code: 'fire', kind: 'emergency', confidence: 0.9 } as const;
  expect(next({ guide })).toBe('person emergency fire');
  expect(next({ guide, matter: { code: 'fumes', confidence: 0.1 } })).toBe('person emergency fire');
});
