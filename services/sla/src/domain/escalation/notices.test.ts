import { join } from 'node:path';
import { checkNewEvent, type Actor, type NewEvent } from '@hotline/contracts';
import { loadPack } from '@hotline/jurisdiction-files';
import { isRefused, type Decided, type Decision } from '@hotline/runtime';
import { afterStorage } from '@hotline/runtime/testing';
import type { SlaClock, TimedTarget } from '../sla-clock';
import { decided } from '../targets';
import { instant } from '../testing/ticket-events';
import { viewOf, type SlaView } from '../view';
import { acknowledge } from './acknowledge';
import { told } from './notices';
import type { Recipient } from './state';

let view: SlaView;
beforeAll(async () => {
  view = viewOf(await loadPack(join(__dirname, '../../../../../deploy/jurisdictions/shanghe')));
});

const TICKET = '00000000-0000-7000-8000-000000000001';
const target: TimedTarget = {
  name: 'resolve',
  stage: 1,
  startedAt: instant('2026-01-05 08:30'),
  dueAt: instant('2026-01-19 17:30'),
  warnAt: instant('2026-01-15 17:30'),
  limit: { amount: 10, unit: 'working-days' },
  state: 'running',
  warned: true,
  breached: true,
  steps: [],
  told: ['red'],
};
const clock = (more: Partial<TimedTarget> = {}): SlaClock => ({
  jurisdiction: 'shanghe',
  ticketNo: '20260105-000001',
  registeredAt: target.startedAt,
  kind: 'complaint',
  urgency: 'normal',
  targets: [{ ...target, ...more }],
  ledger: [],
  units: ['squad-xushang'],
  notices: [],
  given: 0,
  open: true,
});
const act = (step = 'red') => ({
  id: `sla.${TICKET}.escalation.resolve.1.${step}`,
  type: 'escalate',
  data: { name: 'resolve', stage: 1, step },
});
const clerk: Recipient = {
  seat: { unit: 'squad-xushang', role: 'unit' },
  unit: 'squad-xushang',
  person: { id: 'squad-xushang-1', name: '王芳', phone: '0531 84880001' },
};
const leader: Recipient = {
  seat: { unit: 'squad-xushang', role: 'signatory' },
  unit: 'shanghe-hotline',
  person: { id: 'supervisor-2', name: '赵娜' },
  standsInFor: '杨明',
};
const nobody: Recipient = { seat: { unit: 'shanghe-hotline', role: 'supervisor' }, unit: 'shanghe-hotline' };
const NOW = instant('2026-01-20 08:30');
const context = () => ({ now: NOW, jurisdiction: 'shanghe', view });
const made = (outcome: Decided<SlaClock>): Decision<SlaClock> => {
  const decision = afterStorage(outcome);
  if (!decision || isRefused(decision)) throw new Error('nothing was decided');
  for (const event of decision.events ?? []) checkNewEvent(event);
  return decision;
};
const tell = (state: SlaClock, ...recipients: Recipient[]) => made(told(state, act(), recipients, context()));

describe('An escalation step', () => {
  it('gives each notified person a notice, whose text names the ticket, the clock and the due time', () => {
    const { state } = tell(clock(), clerk, leader);
    expect(state.notices).toMatchObject([
      {
        n: 1,
        person: 'squad-xushang-1',
        unit: 'squad-xushang',
        text: { zh: '工单20260105-000001“办结”已超时（红牌），应于1月19日17:30前完成' },
      },
      { n: 2, person: 'supervisor-2', unit: 'shanghe-hotline', standsInFor: '杨明' },
    ]);
  });

  it('publishes one event that lists everybody notified, and names a role with nobody on duty', () => {
    const { events = [] } = tell(clock(), clerk, leader);
    expect(events).toMatchObject([
      {
        type: 'TicketEscalated',
        data: {
          step: 'red',
          to: [
            { notice: `${TICKET}.1`, role: 'unit', person: 'squad-xushang-1' },
            { notice: `${TICKET}.2`, role: 'signatory', person: 'supervisor-2' },
          ],
        },
      },
    ]);
    const { zh } = (events[0] as Extract<NewEvent, { type: 'TicketEscalated' }>).data.text;
    expect(zh).toMatch(/^“办结”已超时（红牌），已提醒\S+承办单位\S*、\S+分管负责人（无人在岗，由\S+代收）$/);
  });

  it('gives the notice to the unit when nobody is present', () => {
    const { state } = tell(clock(), nobody);
    expect(state.notices).toMatchObject([{ n: 1, unit: 'shanghe-hotline' }]);
    expect(state.notices[0]).not.toHaveProperty('person');
  });

  it('sends a text message to recipients with a telephone number, if the pack says so', () => {
    const { acts } = tell(clock(), clerk, leader);
    expect(acts).toMatchObject([{ name: 'notice.1', data: { template: 'notice', phone: '0531 84880001' } }]);
    expect(made(told(clock(), act('half-over'), [clerk], context())).acts).toEqual([]);
  });

  it('continues the numbers of earlier notices, so that each notice has its own number', () => {
    const { state } = tell(tell(clock(), clerk).state, leader);
    expect(state.notices.map(({ n }) => n)).toEqual([1, 2]);
  });

  it('publishes its event but gives no notice when the clock has stopped meanwhile', () => {
    const { state, events } = tell(clock({ state: 'met' }), clerk);
    expect(state.notices).toEqual([]);
    expect(events).toHaveLength(1);
  });

  it('loses its notices when its clock stops', () => {
    const { state } = tell(clock(), clerk);
    const met = { ...state, targets: [{ ...target, state: 'met' as const }] };
    expect(decided({ state: met, events: [] }).state.notices).toEqual([]);
    expect(decided({ state, events: [] }).state.notices).toHaveLength(1);
  });
});

describe('The acknowledgement of a notice', () => {
  const by = (actor: Actor, units: readonly string[] = [actor.unit ?? ''], n = 1) => {
    const { state } = tell(clock(), clerk);
    return acknowledge(state, { ticketId: TICKET, n, remark: '今晚处置' }, { ...context(), actor }, units);
  };
  const own: Actor = { id: 'squad-xushang-1', role: 'unit', unit: 'squad-xushang' };

  const unread = (decision: ReturnType<typeof by>) =>
    made(decision).state.notices.filter(({ acknowledged }) => !acknowledged);

  it('moves the notice to the acknowledged ones, only once, and publishes the remark', () => {
    const { state, events } = made(by(own));
    expect(state.notices).toMatchObject([{ acknowledged: { by: 'squad-xushang-1', remark: '今晚处置' } }]);
    expect(acknowledge(state, { ticketId: TICKET, n: 1 }, { ...context(), actor: own }, [])).toMatchObject({
      refused: 'not-found',
    });
    expect(events).toMatchObject([
      { type: 'NoticeAcknowledged', data: { notice: `${TICKET}.1`, step: 'red', remark: '今晚处置' } },
    ]);
  });

  it('accepts a colleague of the same unit, and a supervisor', () => {
    expect(unread(by({ id: 'squad-xushang-3', role: 'signatory', unit: 'squad-xushang' }))).toEqual([]);
    expect(unread(by({ id: 'supervisor-1', role: 'supervisor' }))).toEqual([]);
  });

  it('refuses people of other units', () => {
    expect(by({ id: 'town-1', role: 'unit', unit: 'town-xushang' })).toMatchObject({
      refused: 'not-allowed',
      detail: { zh: '这条提醒发给了王芳' },
    });
  });

  it('refuses a notice that does not exist', () => {
    expect(by(own, ['squad-xushang'], 7)).toMatchObject({ refused: 'not-found' });
  });
});
