import { powers, tinyJurisdiction } from '@hotline/jurisdiction-files/testing';
import { simulate, type PastTicket } from './simulate';

const ticket = (line: number, matter: string, region?: string): PastTicket => ({
  line,
  matter,
  facts: {},
  on: '2026-11-22',
  ...(region === undefined ? {} : { region }),
});
const tickets = [
  ticket(2, 'stall', 'east'),
  ticket(3, 'stall', 'west'),
  ticket(4, 'shed', 'east'),
  ticket(5, 'stall'),
  ticket(6, 'shed', 'west'),
];
const inForce = tinyJurisdiction(
  powers(
    'id: stall, holder: bureau, duty: punish, matters: [stall]',
    'id: shed, holder: planning, duty: punish, matters: [shed]',
  ),
);
const draft = tinyJurisdiction(
  powers(
    'id: stall, holder: {local: squad}, duty: punish, matters: [stall]',
    'id: shed, holder: planning, duty: punish, matters: [shed], where: [east]',
  ),
);

test('simulate counts leads, questions and gaps of past tickets under a draft', () => {
  expect(simulate(tickets, draft)).toEqual({
    tickets: 5,
    kinds: { lead: 3, gap: 1, dispute: 0, ask: 1 },
    held: [
      { unit: 'planning', leads: 1, gained: 0, lost: 0 },
      { unit: 'squad-east', leads: 1, gained: 0, lost: 0 },
      { unit: 'squad-west', leads: 1, gained: 0, lost: 0 },
    ],
    moved: [],
    unroutable: { lines: [6], new: [] },
  });
});

test('simulate counts which units gain and lose tickets, and new gaps, compared with the pack in force', () => {
  const found = simulate(tickets, draft, inForce);
  expect(found.held).toEqual([
    { unit: 'planning', leads: 1, gained: 0, lost: 1 },
    { unit: 'squad-east', leads: 1, gained: 1, lost: 0 },
    { unit: 'squad-west', leads: 1, gained: 1, lost: 0 },
    { unit: 'bureau', leads: 0, gained: 0, lost: 3 },
  ]);
  expect(found.moved.map((m) => [m.from.unit, m.to.kind, m.to.unit, m.lines])).toEqual([
    ['bureau', 'lead', 'squad-east', [2]],
    ['bureau', 'lead', 'squad-west', [3]],
    ['bureau', 'ask', 'hotline', [5]],
    ['planning', 'gap', 'office', [6]],
  ]);
  expect(found.unroutable).toEqual({ lines: [6], new: [6] });
});

test('simulate reports no moved ticket if draft and pack in force are the same', () => {
  expect(simulate(tickets, inForce, inForce)).toMatchObject({ moved: [], unroutable: { lines: [], new: [] } });
});
