import { tinyJurisdiction } from '@hotline/jurisdiction-files/testing';

const rows = `
basis: {kind: assumption, text: invented for tests}
sla:
  - {id: consultations, kind: consultation, targets: {resolve: 3 working-days}}
  - {id: urgent, urgency: urgent, targets: {acknowledge: 30 minutes, resolve: 24 hours}}
  - {id: urgent-help, urgency: urgent, kind: help, targets: {resolve: 8 hours}}
  - {id: stalls, matter: stall, targets: {resolve: 2 working-days}}
`;

describe('The SLA policy of a ticket', () => {
  const { slaPolicy } = tinyJurisdiction(rows);

  test.each([
    ['a row for the matter before all others', { kind: 'help', urgency: 'urgent', matter: 'stall' }, 'stalls'],
    [
      'a row for urgency and kind before one for the urgency',
      { kind: 'help', urgency: 'urgent', matter: 'shed' },
      'urgent-help',
    ],
    ['a row for the urgency before one for the kind', { kind: 'consultation', urgency: 'urgent' }, 'urgent'],
    ['a row for the kind before the row for all tickets', { kind: 'consultation', urgency: 'normal' }, 'consultations'],
    ['the row for all tickets where no other row fits', { kind: 'report', urgency: 'normal', matter: 'shed' }, 'all'],
  ] as const)('comes from %s', (_rule, about, id) => {
    expect(slaPolicy(about).id).toBe(id);
  });

  test('takes a value that the best row leaves out from the next row that fits the ticket', () => {
    expect(slaPolicy({ kind: 'help', urgency: 'urgent', matter: 'stall' })).toMatchObject({
      targets: {
        resolve: { amount: 2, unit: 'working-days' },
        acknowledge: { amount: 30, unit: 'minutes' },
        callback: { amount: 3, unit: 'working-days' },
      },
      warnAt: { share: 0.8 },
    });
  });

  test('contains the laws that fit matter, kind and urgency of the ticket', () => {
    const laws = tinyJurisdiction(`${rows}
statutes:
  - {id: a, name: {zh: 甲, en: A}, matters: [stall], targets: {resolve: 45 working-days}}
  - {id: b, name: {zh: 乙, en: B}, matters: [stall, shed], kinds: [complaint], targets: {resolve: 15 working-days}}
  - {id: c, name: {zh: 丙, en: C}, matters: [stall], urgencies: [urgent], targets: {resolve: 60 working-days}}
`);
    const lawsOf = (about: Parameters<typeof laws.slaPolicy>[0]) => laws.slaPolicy(about).statutes.map(({ id }) => id);
    expect(lawsOf({ kind: 'complaint', urgency: 'normal', matter: 'stall' })).toEqual(['a', 'b']);
    expect(lawsOf({ kind: 'report', urgency: 'urgent', matter: 'stall' })).toEqual(['a', 'c']);
    expect(lawsOf({ kind: 'complaint', urgency: 'normal' })).toEqual([]);
    expect(laws.statutes.get('b')).toMatchObject({ name: { zh: '乙' }, targets: { resolve: { amount: 15 } } });
  });
});
