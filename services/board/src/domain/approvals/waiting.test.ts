import type { EventData, EventType, Role } from '@hotline/contracts';
import {
  evolve,
  given,
  keys,
  published,
  iso,
  say,
  START,
  HOUR,
  acknowledged,
  classified,
  closed,
  dispatched,
  returnAsked,
  set,
  supervised,
  resolved,
  type Happening,
} from '../testing/events';
import type { TicketRow } from '../row';
import { waitingApprovals } from './waiting';

/** An event with the person who caused it. */
function by(row: TicketRow, person: string, { hour, event }: Happening): TicketRow {
  const happened = { ...published({ hour, event }, row.history.length), actorid: person, actorrole: 'unit' as const };
  return evolve(row, happened) as TicketRow;
}
const caused = <T extends EventType>(type: T, data: EventData<T>, hour = 2): Happening => say(type)(data, hour);

const inHand = given(classified(), dispatched(), acknowledged(), set(1, 'resolve', 1, 40));
const wish = (approvers: Role[]) => ({
  name: 'resolve' as const,
  stage: 1,
  unit: 'east',
  number: 1,
  code: 'works',
  reason: '须施工',
  evidence: '合同3号',
  from: iso(40),
  until: iso(60),
  approvers,
});
const asksForTime = (...approvers: Role[]) => by(inHand, 'clerk', caused('ExtensionRequested', wish(approvers)));
const seats = (row: TicketRow) => waitingApprovals(row).flatMap((approval) => approval.seats);

describe('the requests of a ticket that wait for a decision', () => {
  it('a ticket on which nobody asks for anything waits for no approval', () => {
    expect(waitingApprovals(inHand)).toEqual([]);
    expect(keys(inHand, 'approval')).toEqual([]);
  });
  it('an extension waits for the role that the pack names, never for the person who asked, and shows reason and evidence', () => {
    const row = asksForTime('reviewer');
    expect(waitingApprovals(row)).toMatchObject([
      {
        kind: 'extension',
        askedBy: 'clerk',
        barred: ['clerk'],
        since: START + 2 * HOUR,
        reason: '须施工',
        evidence: '合同3号',
      },
    ]);
    expect(seats(row)).toEqual([{ role: 'reviewer', unit: '', level: '' }]);
    expect(keys(row, 'approvalBarred')).toEqual([['tiny', 'clerk', 'reviewer', '', '', 'extension', 'clerk']]);
  });
  it('a leader of the unit decides at the first of two levels, and cannot decide at the second as well', () => {
    const first = asksForTime('signatory', 'supervisor');
    expect(seats(first)).toEqual([{ role: 'signatory', unit: 'east', level: '' }]);
    const second = by(
      first,
      'leader',
      caused('ExtensionApproved', { name: 'resolve', stage: 1, next: 'supervisor' }, 3),
    );
    expect(seats(second)).toEqual([{ role: 'supervisor', unit: '', level: '' }]);
    expect(waitingApprovals(second)).toMatchObject([
      { barred: ['clerk', 'leader'], since: START + 3 * HOUR, step: { number: 2, of: 2 } },
    ]);
  });
  it('a rejected request, or one of a clock that has stopped, waits for nobody', () => {
    const rejected = by(
      asksForTime('reviewer'),
      'r',
      caused('ExtensionRejected', { name: 'resolve', stage: 1, reason: '' }, 3),
    );
    expect(waitingApprovals(rejected)).toEqual([]);
    expect(waitingApprovals(by(asksForTime('reviewer'), 'x', closed))).toEqual([]);
  });
  it('a return waits for the role that decides on it', () => {
    expect(waitingApprovals(by(inHand, 'clerk', returnAsked))).toMatchObject([
      { kind: 'return', seats: [{ role: 'dispatcher' }], barred: ['clerk'], code: 'not-our-power' },
    ]);
  });
  it('a closure waits for any of the roles that the pack names', () => {
    const closure = {
      closure: 'explained' as const,
      reason: '政策',
      evidence: ['f'],
      approvers: ['supervisor', 'coordinator'] as Role[],
    };
    const asked = by(by(by(inHand, 'x', resolved), 'x', supervised), 's1', caused('ClosureRequested', closure, 5));
    expect(waitingApprovals(asked)).toMatchObject([
      { kind: 'closure', seats: [{ role: 'supervisor' }, { role: 'coordinator' }], barred: ['s1'], files: ['f'] },
    ]);
  });
  it('a refusal waits for the roles of its reason, not for those who refused the ticket before, until it is answered', () => {
    const wanted = { code: 'court', reason: '已立案', approvers: ['supervisor'] as Role[] };
    const asked = by(inHand, 'o1', caused('RefusalRequested', wanted));
    expect(waitingApprovals(asked)).toMatchObject([
      { kind: 'refusal', seats: [{ role: 'supervisor' }], barred: ['o1'], code: 'court', reason: '已立案' },
    ]);
    expect(waitingApprovals(by(asked, 's1', caused('RefusalRejected', { code: 'court', reason: '' })))).toEqual([]);
    expect(waitingApprovals(by(asked, 'x', resolved))).toEqual([]);
    const told = { code: 'court', text: { zh: '', en: '' }, reason: '', requestedBy: 'o1', approvedBy: 's1' };
    const refused = by(by(asked, 's1', caused('TicketRefused', told, 3)), 'x', closed);
    const again = { round: 1, reason: '', by: 'caller' as const, afterRefusal: true as const };
    const twice = by(
      by(refused, 'x', caused('TicketReopened', again, 60)),
      'o2',
      caused('RefusalRequested', wanted, 61),
    );
    expect(waitingApprovals(twice)).toMatchObject([{ kind: 'refusal', barred: ['o2', 'o1', 's1'] }]);
  });
  it('a reply waits for a signature of the level, then for a reviewer who neither wrote nor signed it', () => {
    const report = { unit: 'east', outcome: 'untrue' as const, done: '查看', publicReply: '未见', round: 1 };
    const submitted = by(inHand, 'clerk', caused('ResolutionSubmitted', { ...report, level: 'head' }));
    expect(waitingApprovals(submitted)).toMatchObject([
      { kind: 'signature', seats: [{ role: 'signatory', unit: 'east', level: 'head' }], barred: ['clerk'] },
    ]);
    const signed = by(submitted, 'head', caused('ResolutionSigned', { ...report, signedBy: 'head' }, 3));
    expect(waitingApprovals(signed)).toMatchObject([
      { kind: 'review', seats: [{ role: 'reviewer' }], barred: ['head', 'clerk'], since: START + 3 * HOUR },
    ]);
  });
  it('a designation that ended a dispute waits for those who decide on precedents, also after a closure', () => {
    const data = {
      lead: 'town',
      assistants: [],
      document: '3号',
      basis: '25条',
      reason: '便民',
      unheard: [],
      settles: true,
    };
    const designated = by(inHand, 'c1', caused('UnitDesignated', data));
    expect(waitingApprovals(by(designated, 'x', closed))).toMatchObject([
      { kind: 'precedent', barred: ['c1'], evidence: '3号' },
    ]);
    const declined = by(designated, 's1', caused('PrecedentDeclined', { reason: '' }, 3));
    expect(waitingApprovals(declined)).toEqual([]);
  });
  it('each person who wants to read the callers waits for the roles of the event until one of them decides', () => {
    const wants = (requestedBy: string) =>
      caused('CallerViewRequested', { requestedBy, code: 'check', reason: '核查', approvers: ['reviewer', 'admin'] });
    const both = by(by(inHand, 's1', wants('s1')), 's2', wants('s2'));
    expect(waitingApprovals(both)).toMatchObject([
      { kind: 'caller-view', askedBy: 's1', barred: ['s1'], code: 'check', reason: '核查' },
      { kind: 'caller-view', askedBy: 's2', barred: ['s2'] },
    ]);
    expect(waitingApprovals(both)[0]?.seats.map(({ role }) => role)).toEqual(['reviewer', 'admin']);
    expect(keys(both, 'approval')).toHaveLength(4);
    const decided = by(both, 'r', caused('CallerViewDecided', { requestedBy: 's1', code: 'check', approved: true }, 3));
    expect(waitingApprovals(decided)).toMatchObject([{ askedBy: 's2' }]);
  });
});
