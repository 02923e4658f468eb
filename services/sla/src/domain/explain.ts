import { spanTexts } from '@hotline/calendar';
import type { ResponseOf, explainSla, TargetName } from '@hotline/contracts';
import { limitUnitLabels, targetNameLabels } from '@hotline/contracts/labels';
import type { Limit } from '@hotline/jurisdiction';
import { accountsOf, type LedgerEntry, type StageAccount } from './ledger';
import type { SlaClock } from './sla-clock';
import type { Time } from './time';

type Explained = ResponseOf<typeof explainSla>['targets'][number];

const iso = (at: number): string => new Date(at).toISOString();

/** Every target of a ticket with each interval that its limit counts or leaves out, until it stopped or until `now`. */
export const explain = (clock: SlaClock, time: Time, now: number): Explained[] =>
  accountsOf(clock.ledger).map((account) => explainStage(account, time, now));

function explainStage(account: StageAccount, time: Time, now: number): Explained {
  const { name, stage, startedAt, limit, policy, stopped, entries } = account;
  const until = stopped?.at ?? now;
  const countedMs = time.counted(startedAt, until, limit);
  return {
    name,
    stage,
    policy,
    limit: { ...limit },
    state: stopped?.why ?? 'running',
    startedAt: iso(startedAt),
    ...(stopped ? { stoppedAt: iso(stopped.at) } : {}),
    elapsedMs: until - startedAt,
    ...(countedMs === undefined ? {} : { countedMs }),
    ...dueOf(account, time, until),
    intervals: intervalsOf(account, time, until),
    ledger: entries.map((entry) => ({ at: iso(entry.at), what: entry.what, text: sentenceOf(entry) })),
  };
}

/** The due time and the counted time left before it, below 0 when it is past; or the year that is missing. */
function dueOf({ startedAt, limit }: StageAccount, time: Time, until: number) {
  const dueAt = time.dueAt(startedAt, limit);
  if (typeof dueAt !== 'number') return { unknownYear: dueAt.unknownYear };
  const left = until < dueAt ? time.counted(until, dueAt, limit) : time.counted(dueAt, until, limit);
  const remainingMs = left === undefined ? undefined : until < dueAt ? left : 0 - left;
  return { dueAt: iso(dueAt), ...(remainingMs === undefined ? {} : { remainingMs }) };
}

function intervalsOf({ startedAt, limit }: StageAccount, time: Time, until: number): Explained['intervals'] {
  const spans = time.explain(startedAt, until, limit) ?? [];
  return spans.map(({ from, to, counted, why }) => ({
    from: iso(from),
    to: iso(to),
    ms: to - from,
    counted,
    why: { ...spanTexts[why] },
  }));
}

const nameOf = (name: TargetName) => targetNameLabels[name];
const lengthOf = ({ amount, unit }: Limit) => ({
  zh: `${amount}${limitUnitLabels[unit].zh}`,
  en: `${amount} ${limitUnitLabels[unit].en}`,
});

function sentenceOf(entry: LedgerEntry): Explained['ledger'][number]['text'] {
  const { zh, en } = nameOf(entry.name);
  switch (entry.what) {
    case 'start': {
      const limit = lengthOf(entry.limit);
      return { zh: `“${zh}”开始计时，时限${limit.zh}`, en: `The clock of ${en} started with a limit of ${limit.en}` };
    }
    case 'limit': {
      const limit = lengthOf(entry.limit);
      return {
        zh: `工单信息更正，“${zh}”时限改为${limit.zh}，仍从原起点计算`,
        en: `After a correction the limit of ${en} is ${limit.en}, counted from the same start`,
      };
    }
    case 'stop':
      return entry.why === 'met'
        ? { zh: `“${zh}”已完成，停止计时`, en: `The clock of ${en} stopped: it is done` }
        : { zh: `“${zh}”不再适用，终止计时`, en: `The clock of ${en} ended: it applies no longer` };
    case 'resume':
      return {
        zh: `“${zh}”未真正完成，继续计时，其间的时间计入`,
        en: `The clock of ${en} runs on: it was not done, and the time in between counts`,
      };
  }
}
