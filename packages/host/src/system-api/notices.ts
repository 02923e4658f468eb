import type { Text } from '@hotline/contracts';
import type { RunningService } from '@hotline/runtime';
import { calendarState } from '../jurisdictions/calendar-state';
import type { HostWorld } from '../world';

/** Work that waits in a service. */
export interface Backlog {
  readonly name: string;
  /** Events in the log that the service has not handled. */
  readonly lag: number;
  /** Tickets held back because an event could not be handled. */
  readonly parked: number;
  /** Tickets with messages or calls that were not delivered yet. */
  readonly undelivered: number;
  /** Whether delivery is paused because the receiver fails. */
  readonly paused: boolean;
}

/** `counts` is false while the engine cannot be used. `undelivered` is then 0, because the store cannot be read. */
export const backlogOf = async (service: RunningService<never>, counts = true): Promise<Backlog> => ({
  name: service.name,
  lag: service.lag(),
  parked: service.parking.size,
  undelivered: counts ? await service.countPendingActs().catch(() => 0) : 0,
  paused: service.loop.acts.pausedTypes().length > 0,
});

/** Sentences for the administrator about work that waits for a gateway or a person. */
export function noticesOf(backlogs: readonly Backlog[]): Text[] {
  const sum = (read: (backlog: Backlog) => number): number =>
    backlogs.reduce((total, backlog) => total + read(backlog), 0);
  const undelivered = sum((backlog) => backlog.undelivered);
  const parked = sum((backlog) => backlog.parked);
  return [...(undelivered > 0 ? [messagesWait(undelivered, backlogs)] : []), ...(parked > 0 ? [held(parked)] : [])];
}

/** One sentence for each jurisdiction whose calendar lacks the present year, or soon the next one. */
export const calendarNotices = ({ jurisdictions, clock }: Pick<HostWorld, 'jurisdictions' | 'clock'>): Text[] =>
  jurisdictions.names.flatMap((name) => calendarState(jurisdictions.find(name), clock.now()).missing?.text ?? []);

const PAUSED = '. The message gateway does not answer; they are sent when it answers again';

function messagesWait(count: number, backlogs: readonly Backlog[]): Text {
  const paused = backlogs.some((backlog) => backlog.paused);
  return {
    zh: `${count}张工单有消息待发送${paused ? '：消息网关没有响应，恢复后自动补发' : ''}`,
    en: `Messages of ${tickets(count)} wait to be sent${paused ? PAUSED : ''}`,
  };
}

const held = (count: number): Text => ({
  zh: `${count}张工单因处理出错而挂起，请管理员查看原因后重试`,
  en: `${tickets(count)} held back after an error. An administrator can read the error and repeat the work`,
});

const tickets = (count: number): string => (count === 1 ? '1 ticket' : `${count} tickets`);
