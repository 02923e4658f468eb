import type { TicketRow } from '@hotline/board';
import type { Stored } from '@hotline/runtime';
import { dice, ENDINGS, one, STEMS, TROUBLES } from './invented-calls';

export const JURISDICTION = 'bench';
/** The time at which the newest ticket is registered, and the time at which the lists are read. */
export const NOW = Date.UTC(2026, 10, 30, 1);
const YEARS_MS = 5 * 365 * 86_400_000;
const HOUR_MS = 3_600_000;
/** One ticket in this number of tickets contains the rare word. */
const RARE_EVERY = 50_000;

const REPLIES = [
  '已安排人员现场处理',
  '已责令停止并限期整改',
  '经核实情况属实，已修复',
  '与来电人电话沟通，来电人表示认可',
];
const CHANNELS = ['phone', 'phone', 'phone', 'phone', 'web', 'app', 'mini-program', 'mailbox'];
const KINDS = ['complaint', 'complaint', 'help', 'consultation', 'report', 'suggestion'] as const;
const OPEN_STATES = ['dispatched', 'acknowledged', 'acknowledged', 'acknowledged', 'resolved', 'disputed'] as const;

export const UNITS = 60;
export const MATTERS = 120;
export const REGIONS = 18;

/** A number below `count`; small ones are more frequent, as a few units get most tickets. */
export const skewed = (count: number): number => Math.floor(count * dice() ** 2);

export const ticketNoOf = (i: number, count: number): string => {
  const day = new Date(registeredAtOf(i, count)).toISOString().slice(0, 10).replaceAll('-', '');
  return `${day}-${String(i % 1_000_000).padStart(6, '0')}`;
};
const registeredAtOf = (i: number, count: number): number => NOW - Math.floor(YEARS_MS * (1 - (i + 1) / count));

const tell = (i: number): string => {
  const where = `${one(STEMS)}${one(STEMS)}${one(ENDINGS)}${Math.floor(dice() * 30) + 1}栋`;
  const rare = i % RARE_EVERY === 17 ? '窨井塌陷，' : '';
  return `来电人反映${where}${rare}${TROUBLES[skewed(TROUBLES.length)]}，${TROUBLES[skewed(TROUBLES.length)]}，希望尽快派人来处理并给予答复。`;
};

/** The stored row of ticket `i` of `count`. `open`: how many of the newest tickets are open. */
export function storedTicket(i: number, count: number, open: number): Stored<TicketRow> {
  const registeredAt = registeredAtOf(i, count);
  const isOpen = i >= count - open;
  const id = `0190${i.toString(16).padStart(8, '0')}-0000-7000-8000-000000000000`.replace(/^(.{8})(.{4})/, '$1-$2');
  const at = new Date(registeredAt).toISOString();
  const state: TicketRow = {
    jurisdiction: JURISDICTION,
    ticketNo: ticketNoOf(i, count),
    queryCode: i.toString(36).toUpperCase().padStart(10, '0'),
    channel: one(CHANNELS),
    narrative: tell(i),
    demand: '尽快处理',
    address: `${one(STEMS)}${one(STEMS)}${one(ENDINGS)}`,
    state: isOpen ? one(OPEN_STATES) : 'closed',
    kind: one(KINDS),
    urgency: dice() < 0.02 ? 'critical' : dice() < 0.1 ? 'urgent' : 'normal',
    matter: `matter-${skewed(MATTERS)}`,
    region: `region-${skewed(REGIONS)}`,
    lead: `unit-${skewed(UNITS)}`,
    assistants: [],
    round: 1,
    hop: 1,
    callers: 1,
    registeredAt,
    changedAt: registeredAt,
    unitSteps: [],
    breached: 0,
    clocks: isOpen ? [clock(registeredAt)] : [],
    findings: [],
    history: [{ at, id: `e-${i}`, type: 'TicketRegistered', source: 'intake', data: {} }],
    ...(isOpen ? {} : { reply: one(REPLIES), closedAt: registeredAt + 5 * 24 * HOUR_MS }),
  };
  return { id, version: 1, state, seen: {}, commands: [], sequence: 0, wakeUps: {}, acts: [] };
}

function clock(startedAt: number): TicketRow['clocks'][number] {
  const dueAt = startedAt + Math.floor((1 + dice() * 30) * 24 * HOUR_MS);
  const limit = { amount: 5, unit: 'working-days' } as const;
  return { name: 'resolve', stage: 1, startedAt, state: 'running', timing: { dueAt, warnAt: dueAt - HOUR_MS, limit } };
}
