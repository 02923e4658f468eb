import { spanTexts } from '@hotline/calendar';
import type { ResponseOf, explainSla, Text } from '@hotline/contracts';
import { limitUnitLabels, roleLabels } from '@hotline/contracts/labels';
import { localTime } from '@hotline/contracts/phrases';
import type { Limit } from '@hotline/jurisdiction';
import { accountsOf, dueOf, pausedTime, type LedgerEntry, type StageAccount } from './ledger';
import { promiseText } from './promises/phrases';
import { whichOf, type SlaClock } from './sla-clock';
import { clockName, type SlaView } from './view';

type Explained = ResponseOf<typeof explainSla>['targets'][number];
type FromRegistration = ResponseOf<typeof explainSla>['fromRegistration'];

const iso = (at: number): string => new Date(at).toISOString();

/** Every target of a ticket, with its counted and uncounted intervals until it stopped or until `now`. */
export const explain = (clock: SlaClock, view: SlaView, now: number): Explained[] =>
  accountsOf(clock.ledger).map((account) => explainStage(account, view, now));

function explainStage(account: StageAccount, view: SlaView, now: number): Explained {
  const { startedAt, limit, policy, pauses, stopped, entries, statute } = account;
  const law = statute === undefined ? undefined : view.statutes.get(statute);
  const until = stopped?.at ?? now;
  const passed = view.counted(startedAt, until, limit);
  const countedMs = passed === undefined ? undefined : passed - pausedTime(pauses, limit, view, until);
  return {
    ...whichOf(account),
    ...(account.party === undefined ? {} : { of: view.partyName(account.party) }),
    policy,
    limit: { ...limit },
    ...(law ? { statute: { name: law.name, basis: law.basis.text } } : {}),
    state: stopped?.why ?? (pauses.some(({ to }) => to === undefined) ? 'paused' : 'running'),
    startedAt: iso(startedAt),
    ...(stopped ? { stoppedAt: iso(stopped.at) } : {}),
    elapsedMs: until - startedAt,
    ...(countedMs === undefined ? {} : { countedMs }),
    ...dueAndLeft(account, view, until),
    intervals: intervalsOf(account, view, until),
    ledger: entries.map((entry, i) => ({
      at: iso(entry.at),
      what: entry.what,
      text: sentenceOf(entry, { account, before: entries.slice(0, i), view, now }),
    })),
  };
}

/** The due time and the counted time left (negative if overdue), or the year that the calendar does not know. */
function dueAndLeft(
  account: StageAccount,
  view: SlaView,
  until: number,
): Pick<Explained, 'dueAt' | 'remainingMs' | 'unknownYear'> {
  const { limit } = account;
  const dueAt = dueOf(account, view, until);
  if (typeof dueAt !== 'number') return { unknownYear: dueAt.unknownYear };
  const left = until < dueAt ? view.counted(until, dueAt, limit) : view.counted(dueAt, until, limit);
  const remainingMs = left === undefined ? undefined : until < dueAt ? left : 0 - left;
  return { dueAt: iso(dueAt), ...(remainingMs === undefined ? {} : { remainingMs }) };
}

/** The counted and uncounted intervals in order of time; each pause is one uncounted interval. */
function intervalsOf(account: StageAccount, view: SlaView, until: number): Explained['intervals'] {
  const { startedAt, pauses } = account;
  const running = pauses.reduce(
    (parts, { from, to = until }) => {
      const last = parts.at(-1) ?? { from, to: until };
      return [...parts.slice(0, -1), { from: last.from, to: from }, { from: to, to: until }];
    },
    [{ from: startedAt, to: until }],
  );
  const counted = running.flatMap((part) => countedParts(part, account, view));
  const paused = pauses.map(({ from, to = until, code, suspension }) => ({
    from: iso(from),
    to: iso(to),
    ms: to - from,
    counted: false,
    why: suspension ? suspensionWhy(view.suspensionReasons.get(code)) : pauseWhy(view.pauseReasons.get(code)?.name),
  }));
  return [...counted, ...paused].sort((one, other) => Date.parse(one.from) - Date.parse(other.from));
}

const countedParts = (
  part: { readonly from: number; readonly to: number },
  { limit }: StageAccount,
  view: SlaView,
): Explained['intervals'] =>
  (view.explain(part.from, part.to, limit) ?? []).map(({ from, to, counted, why }) => ({
    from: iso(from),
    to: iso(to),
    ms: to - from,
    counted,
    why: { ...spanTexts[why] },
  }));

const pauseWhy = (reason: Text | undefined): Text => ({
  zh: `暂停计时${reason ? `：${reason.zh}` : ''}`,
  en: `paused${reason ? `: ${reason.en}` : ''}`,
});

const suspensionWhy = (reason: Text | undefined): Text => ({
  zh: `挂账${reason ? `：${reason.zh}` : ''}`,
  en: `suspended${reason ? `: ${reason.en}` : ''}`,
});

const lengthOf = ({ amount, unit }: Limit) => ({
  zh: `${amount}${limitUnitLabels[unit].zh}`,
  en: `${amount} ${limitUnitLabels[unit].en}`,
});

interface EntrySetting {
  readonly account: Pick<StageAccount, 'name' | 'party'>;
  /** The entries of the ledger before the one that is explained. */
  readonly before: readonly LedgerEntry[];
  readonly view: SlaView;
  readonly now: number;
}

function sentenceOf(entry: LedgerEntry, setting: EntrySetting): Text {
  const { zh, en } = clockName(setting.account, setting.view);
  switch (entry.what) {
    case 'start': {
      if (entry.promise) return promiseText({ unit: setting.account.party ?? '', ...entry.promise }, setting.view);
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
    case 'recount': {
      const limit = lengthOf(entry.limit);
      return {
        zh: `时限规则或日历变更，“${zh}”经督办员批准重新计算，时限${limit.zh}：${entry.reason}`,
        en: `The rules or the calendar changed; with a limit of ${limit.en}, ${en} was computed again: ${entry.reason}`,
      };
    }
    case 'extend':
      return extensionText(entry, setting);
    case 'stop':
      return entry.why === 'met'
        ? { zh: `“${zh}”已完成，停止计时`, en: `The clock of ${en} stopped: it is done` }
        : { zh: `“${zh}”不再适用，终止计时`, en: `The clock of ${en} ended: it applies no longer` };
    case 'pause':
      return pauseEntryText(entry, setting);
    case 'resume':
      return resumeTexts[entry.why](zh, en);
    case 'run-on':
      return {
        zh: `“${zh}”未真正完成，继续计时，其间的时间计入`,
        en: `The clock of ${en} continues: the work was not done, and the time in between counts`,
      };
  }
}

function pauseEntryText(entry: LedgerEntry & { what: 'pause' }, { account, view, now }: EntrySetting): Text {
  const [{ zh, en }, until] = [clockName(account, view), localTime(entry.until, view.zone, now)];
  const reasons = entry.suspension ? view.suspensionReasons.get(entry.code) : view.pauseReasons.get(entry.code)?.name;
  const reason = reasons ?? REMOVED;
  const roles = entry.roles.map((role) => roleLabels[role]);
  return {
    zh:
      `“${zh}”暂停计时：${reason.zh}（${entry.evidence}），最晚至${until.zh}，` +
      `${roles.map((role) => role.zh).join('、')}批准`,
    en:
      `The clock of ${en} stands still until ${until.en} at the latest: ${reason.en} (${entry.evidence}); ` +
      `approved by ${roles.map((role) => role.en).join(', ')}`,
  };
}

type ResumeText = (zh: string, en: string) => Text;
const resumeTexts: Readonly<Record<(LedgerEntry & { what: 'resume' })['why'], ResumeText>> = {
  unit: (zh, en) => ({ zh: `承办单位恢复“${zh}”计时`, en: `The unit resumed the clock of ${en}` }),
  arrived: (zh, en) => ({
    zh: `所等待的情况已收到，“${zh}”恢复计时`,
    en: `The awaited information has arrived, and the clock of ${en} runs again`,
  }),
  over: (zh, en) => ({ zh: `暂停期满，“${zh}”恢复计时`, en: `The pause is over, and the clock of ${en} runs again` }),
  suspension: (zh, en) => ({
    zh: `挂账结束，“${zh}”恢复计时`,
    en: `The suspension ended, and the clock of ${en} runs`,
  }),
  stopped: (zh, en) => ({ zh: `“${zh}”结束，暂停终止`, en: `The clock of ${en} stops, and its pause with it` }),
};

const REMOVED: Text = { zh: '原定理由', en: 'a reason that is no longer listed' };

/** Example: `“办结”延期：需要检测（受理单17号），到期时间由1月12日17:30延至1月19日17:30，督办员批准`. */
function extensionText(
  entry: LedgerEntry & { what: 'extend' },
  { account: of, before, view, now }: EntrySetting,
): Text {
  const { zh, en } = clockName(of, view);
  const dueAfter = (entries: readonly LedgerEntry[]): Text => {
    const [account] = accountsOf(entries);
    const due = account && dueOf(account, view);
    return typeof due === 'number' ? localTime(due, view.zone, now) : { zh: '待定', en: 'a day not known yet' };
  };
  const [from, until] = [dueAfter(before), dueAfter([...before, entry])];
  const reason = view.extensionReasons.get(entry.code) ?? REMOVED;
  const roles = entry.roles.map((role) => roleLabels[role]);
  return {
    zh:
      `“${zh}”延期：${reason.zh}（${entry.evidence}），到期时间由${from.zh}延至${until.zh}，` +
      `${roles.map((role) => role.zh).join('、')}批准`,
    en:
      `The clock of ${en} was extended from ${from.en} to ${until.en}: ${reason.en} (${entry.evidence}); ` +
      `approved by ${roles.map((role) => role.en).join(', ')}`,
  };
}

/**
 * The total time since registration. It counts until the unit has reported the ticket resolved; no return, extension or
 * pause stops or moves it.
 */
export function fromRegistration(clock: SlaClock, view: SlaView, now: number): FromRegistration {
  const account = accountsOf(clock.ledger).find(({ name }) => name === 'resolve');
  const until = account?.stopped?.at ?? now;
  const startedAt = clock.registeredAt;
  const known = {
    startedAt: iso(startedAt),
    ...(account?.stopped ? { stoppedAt: iso(until) } : {}),
    elapsedMs: until - startedAt,
  };
  if (!account) return { ...known, text: notClassified };
  const { limit } = account;
  const plain = { ...account, startedAt, added: [], pauses: [] };
  const countedMs = view.counted(startedAt, until, limit);
  const { dueAt, remainingMs } = dueAndLeft(plain, view, until);
  return {
    ...known,
    limit: { ...limit },
    ...(countedMs === undefined ? {} : { countedMs }),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(remainingMs === undefined ? {} : { remainingMs }),
    text: neverMoves(dueAt, view, now),
  };
}

const notClassified: Text = {
  zh: '自登记起持续计时；分类后确定办结时限',
  en: 'It counts from the registration; its limit is set when the ticket is classified',
};

function neverMoves(dueAt: string | undefined, { zone }: SlaView, now: number): Text {
  const due = dueAt === undefined ? undefined : localTime(Date.parse(dueAt), zone, now);
  return {
    zh: `自登记起持续计时，不因退单、重办、延期或暂停而改变${due ? `；按办结时限应于${due.zh}前办结` : ''}`,
    en:
      'It counts from the registration; no return, redo, extension or pause stops or moves it' +
      (due ? `. The time limit to resolve the ticket is ${due.en}` : ''),
  };
}
