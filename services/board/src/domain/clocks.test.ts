import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarYearUnknown } from '@hotline/calendar';
import { type NewEvent, type TargetName } from '@hotline/contracts';
import { detail } from '../http/views';
import { isRunning, nextDue, type TicketRow } from './row';
import {
  evolve,
  START,
  HOUR,
  id,
  say,
  iso,
  classified,
  dispatched,
  disputed,
  resolved,
  opened,
  reopened,
  closed,
  merged,
  set,
  met,
  published,
  given,
  type Happening,
} from './testing/events';

describe('the clocks on the board', () => {
  const year = { startedAt: iso(0), year: 2027, text: { zh: '', en: '' } };
  const pending = (name: 'resolve' | 'acknowledge', stage = 1) => say('SlaTargetPending')({ name, stage, ...year }, 1);
  const shown = (...said: Happening[]) =>
    given(classified(), dispatched(), ...said).clocks.map(({ name, stage, state }) => `${name}.${stage} ${state}`);

  it('shows a limit as pending, without a due time, while a year that it needs has no calendar', () => {
    const calendar = {
      elapsed: () => {
        throw new CalendarYearUnknown(2027);
      },
    } as never;
    const read = detail(id, given(classified(), pending('resolve')), START + 5 * HOUR, calendar);
    expect(read.clocks).toEqual([
      { name: 'resolve', stage: 1, startedAt: iso(0), state: 'pending', elapsedMs: 5 * HOUR },
    ]);
    expect(read).not.toHaveProperty('dueAt');
  });

  it('shows the due time of a pending limit once SlaTargetsSet has arrived', () => {
    const row = given(classified(), pending('resolve'), set(2, 'resolve', 1, 10));
    expect(row.clocks).toMatchObject([{ name: 'resolve', state: 'running', timing: { dueAt: START + 12 * HOUR } }]);
  });

  it('ends a pending limit when the next stage begins, and when the ticket is merged', () => {
    expect(shown(pending('acknowledge'), pending('acknowledge', 2))).toEqual([
      'acknowledge.1 ended',
      'acknowledge.2 pending',
    ]);
    expect(shown(pending('resolve'), merged)).toEqual(['resolve.1 ended']);
  });

  it('shows a pending limit as met when its target is met before the due time is known', () => {
    const metPending = say('SlaTargetMet')({ name: 'resolve', stage: 1, at: iso(2), elapsedMs: 2 * HOUR }, 2);
    expect(shown(pending('resolve'), metPending)).toEqual(['resolve.1 met']);
  });

  it('shows each clock as the golden file of the SLA service has it: start, due time and state', () => {
    const golden = JSON.parse(
      readFileSync(join(__dirname, '../../../sla/src/domain/whole-ticket.golden.json'), 'utf8'),
    ) as {
      clocks: { name: string; stage: number; startedAt: number; dueAt: number; state: string; breached: boolean }[];
      published: (NewEvent & { time: string })[];
    };
    const row = golden.published.reduce<TicketRow>(
      (so, { time, ...event }, i) => evolve(so, { ...published({ hour: 0, event }, i), time }) as TicketRow,
      given(classified(), dispatched()),
    );
    const shown = (clock: { name: string; stage: number; startedAt: number; dueAt: number }, state: string) => [
      `${clock.name}.${clock.stage}`,
      clock.startedAt,
      clock.dueAt,
      state,
    ];
    expect(row.clocks.map((clock) => shown({ ...clock, dueAt: clock.timing?.dueAt ?? 0 }, clock.state))).toEqual(
      golden.clocks.map((clock) => shown(clock, clock.state === 'met' && clock.breached ? 'met-late' : clock.state)),
    );
    expect(row.breached).toBe(golden.clocks.filter(({ breached }) => breached).length);
  });
  it('shows the resolve clock as running after a reopening, even if its SlaTargetMet arrives afterwards', () => {
    const life = [classified(), dispatched(), set(0, 'resolve', 1, 10), resolved, opened];
    expect(given(...life, met('resolve', 2, 2), reopened).clocks).toMatchObject([{ state: 'running' }]);
    expect(given(...life, reopened, met('resolve', 2, 3), set(0, 'resolve', 1, 10)).clocks).toMatchObject([
      { state: 'running', startedAt: START },
    ]);
  });
  it('shows no running clock after a closure, and a callback clock as met if its SlaTargetMet arrives later', () => {
    const life = [classified(), dispatched(), resolved, set(2, 'callback', 1, 10), closed];
    expect(given(...life, met('callback', 4, 5)).clocks).toMatchObject([{ state: 'met', stoppedAt: START + 4 * HOUR }]);
    expect(given(...life, set(1, 'resolve', 1, 10)).clocks.filter(isRunning)).toEqual([]);
    expect(given(classified(), merged, set(1, 'resolve', 1, 10), reopened).clocks.filter(isRunning)).toEqual([]);
  });
  it('ends the acknowledge clock when a dispute leaves no lead unit, and the callback clock at a new dispatch', () => {
    expect(given(classified(), dispatched(), set(1, 'acknowledge', 1, 4), disputed).clocks).toMatchObject([
      { state: 'ended' },
    ]);
    expect(
      given(classified(), dispatched(), resolved, set(2, 'callback', 1, 4), dispatched('west', 2, 'designated')).clocks,
    ).toMatchObject([{ state: 'ended' }]);
  });
  it('ends a stage of a target when its next stage begins', () => {
    expect(
      given(classified(), dispatched(), set(1, 'acknowledge', 1, 4), set(2, 'acknowledge', 2, 4)).clocks,
    ).toMatchObject([
      { stage: 1, state: 'ended' },
      { stage: 2, state: 'running' },
    ]);
  });
  it('shows a limit as breached from its due time on, even before SlaTargetBreached arrives', () => {
    const row = given(classified(), dispatched(), set(1, 'resolve', 1, 4));
    const stateAt = (hour: number) =>
      detail(id, row, START + hour * HOUR, { elapsed: () => 0 } as never).clocks[0]?.state;
    expect([stateAt(4.99), stateAt(5)]).toEqual(['running', 'breached']);
  });
});

describe('the clocks of assistants and emergency services on the board', () => {
  const clock = (name: TargetName, hours: number, party?: string) => ({
    name,
    stage: 1,
    ...(party === undefined ? {} : { party }),
    startedAt: iso(0),
    dueAt: iso(hours),
    warnAt: iso(hours),
    limit: { amount: hours, unit: 'hours' as const },
    policy: 'p',
  });
  const all = say('SlaTargetsSet')({
    targets: [
      clock('hand-over', 2, 'emergency.fire'),
      clock('assistant-report', 3, 'town'),
      { ...clock('assistant-report', 4, 'planning'), stage: 2 },
      clock('resolve', 9),
    ],
  });
  const row = given(classified(), dispatched(), all);

  it('clocks of one name run side by side', () => {
    expect(row.clocks.map(({ name, party, state }) => `${name} ${party ?? ''} ${state}`)).toEqual([
      'hand-over emergency.fire running',
      'assistant-report town running',
      'assistant-report planning running',
      'resolve  running',
    ]);
  });

  it('an assistant goes by its own due time, the lead by that of the ticket, and the hotline by the earliest', () => {
    const next = (unit?: string) => nextDue(row, unit)?.party ?? nextDue(row, unit)?.name;
    expect([next(), next('town'), next('planning'), next('east')]).toEqual([
      'emergency.fire',
      'town',
      'planning',
      'resolve',
    ]);
  });

  it('a release ends those of the assistant, and a dispatch those of all assistants', () => {
    const states = (...more: Happening[]) =>
      given(classified(), dispatched(), all, ...more).clocks.map(({ state }) => state);
    const released = say('AssistantReleased')({ unit: 'town', reason: '', hop: 1 });
    expect(states(released)).toEqual(['running', 'ended', 'running', 'running']);
    expect(states(dispatched('west', 2))).toEqual(['running', 'ended', 'ended', 'running']);
  });
});
