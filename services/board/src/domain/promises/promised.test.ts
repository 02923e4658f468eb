import { nextDue, type PromiseRow, type TicketRow } from '../row';
import { evolve } from '../evolve';
import { tagsOf } from '../listing/tags';
import { classified, dispatched, iso, published, registered, say, type Happening } from '../testing/events';
import { promiseStateOf } from './promised';

const row = (...happenings: Happening[]): TicketRow =>
  happenings.reduce<TicketRow | undefined>((state, one, i) => evolve(state, published(one, i)), undefined) as TicketRow;
const made = (number: number, on: string) =>
  say('PromiseMade')({ number, unit: 'east', on, what: '修好路灯', text: { zh: '', en: '' } });
const clock = (stage: number, hours: number) =>
  say('SlaTargetsSet')({
    targets: [
      {
        name: 'promise',
        stage,
        party: 'east',
        startedAt: iso(0),
        dueAt: iso(hours),
        warnAt: iso(hours),
        limit: { amount: hours, unit: 'hours' },
        policy: 'p',
      },
    ],
  });
const met = (stage: number, late: boolean) =>
  say('SlaTargetMet')({ name: 'promise', stage, party: 'east', at: iso(5), dueAt: iso(9), elapsedMs: 1, late });
const first = [made(1, '2026-01-06'), clock(1, 9)];
const second = [made(2, '2026-01-07'), clock(2, 30)];
const two = [registered, classified(), dispatched(), ...first, ...second];
const states = (...more: Happening[]) => {
  const ticket = row(...two, ...more);
  return ticket.promises?.map((one: PromiseRow) => promiseStateOf(ticket, one));
};
const isTagged = (...more: Happening[]) => tagsOf(row(...two, ...more)).some(([name]) => name === 'promised');
const closed = (closure: 'resolved' | 'withdrawn') => say('TicketClosed')({ closure, rounds: 1 });

describe('Promises to the callers on the board', () => {
  it('several promises of one unit run side by side, and each is kept, late or broken for itself', () => {
    const breached = say('SlaTargetBreached')({
      name: 'promise',
      stage: 1,
      party: 'east',
      dueAt: iso(9),
      text: { zh: '', en: '' },
    });
    expect(states()).toEqual(['running', 'running']);
    expect(states(met(2, false))).toEqual(['running', 'kept']);
    expect(states(breached)).toEqual(['broken', 'running']);
    expect(states(breached, met(1, true))).toEqual(['kept-late', 'running']);
  });

  it('the record of what was done stays with its promise', () => {
    const ticket = row(...two, say('PromiseKept')({ number: 2, unit: 'east', done: '已换灯' }));
    expect(ticket.promises).toMatchObject([{ number: 1 }, { number: 2, kept: { done: '已换灯' } }]);
    expect(ticket.promises?.[0]).not.toHaveProperty('kept');
  });

  it('a closure does not end them, a withdrawal by the callers does', () => {
    expect(states(closed('resolved'))).toEqual(['running', 'running']);
    expect(states(closed('resolved'), met(2, true))).toEqual(['running', 'kept-late']);
    expect(states(closed('withdrawn'))).toEqual(['ended', 'ended']);
  });

  it('a ticket is listed with open promises until the last one is kept, also when it is closed', () => {
    expect([isTagged(), isTagged(closed('resolved')), isTagged(met(1, false))]).toEqual([true, true, true]);
    expect(isTagged(met(1, false), met(2, false))).toBe(false);
  });

  it('the unit that promised goes by its promise, and other units do not', () => {
    expect(nextDue(row(...two), 'east')).toMatchObject({ name: 'promise', stage: 1 });
    expect(nextDue(row(...two), 'west')).toBeUndefined();
  });
});
