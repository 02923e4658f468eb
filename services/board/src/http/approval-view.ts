import type { EventData, listApprovals, ResponseOf, Text } from '@hotline/contracts';
import { closureLabels, outcomeLabels, targetNameLabels } from '@hotline/contracts/labels';
import { localTime } from '@hotline/contracts/phrases';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { WaitingApproval } from '../domain/approvals/waiting';
import { lastReport } from '../domain/reported';
import type { TicketRow } from '../domain/row';
import type { OwnApproval } from '../gather/approvals-of-person';
import { summary } from './views';

type ApprovalView = ResponseOf<typeof listApprovals>['approvals'][number];

export interface ApprovalSetting {
  readonly jurisdiction: Jurisdiction;
  readonly now: number;
  /** Names of people by their ids. */
  readonly people: ReadonlyMap<string, { readonly name: string }>;
}

/** A request as the person who decides reads it: who asks, why, what proves it, and what an approval changes. */
export function approvalView({ ticketId, row, approval }: OwnApproval, setting: ApprovalSetting): ApprovalView {
  const { kind, askedBy, unit, since, code, reason, evidence, files, step } = approval;
  const name = askedBy === undefined ? undefined : setting.people.get(askedBy)?.name;
  const coded = code === undefined ? undefined : codeText(approval, code, setting.jurisdiction);
  return {
    kind,
    ticket: summary(ticketId, row),
    ...(askedBy === undefined ? {} : { askedBy: { id: askedBy, ...(name === undefined ? {} : { name }) } }),
    ...(unit === undefined ? {} : { unit }),
    since: new Date(since).toISOString(),
    ...(coded ? { code: coded } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(files ? { files: [...files] } : {}),
    effect: EFFECTS[kind](row, setting, approval),
    ...(step && step.of > 1 ? { step } : {}),
  };
}

const codeText = (
  { kind }: WaitingApproval,
  code: string,
  { timing, handling, feedback, readingReasons }: Jurisdiction,
): Text | undefined => {
  if (kind === 'caller-view') return readingReasons.get(code)?.name;
  if (kind === 'extension') return timing.extensionReasons.get(code);
  if (kind === 'suspension') return timing.suspensionReasons.get(code);
  if (kind === 'refusal') return feedback.refusalReasons.get(code)?.name;
  if (kind === 'pause') return timing.pauseReasons.get(code)?.name;
  return kind === 'return' ? handling.returnReasons.get(code)?.name : undefined;
};

type Effect = (row: TicketRow, setting: ApprovalSetting, approval: WaitingApproval) => Text;
const NOTHING: Text = { zh: '', en: '' };

const EFFECTS: Readonly<Record<WaitingApproval['kind'], Effect>> = {
  extension: ({ extensionRequest: asked }, setting) => {
    if (!asked) return NOTHING;
    const { zh, en } = targetNameLabels[asked.name];
    const [from, until] = [timeOf(asked.from, setting), timeOf(asked.until, setting)];
    return {
      zh: `“${zh}”第${asked.number}次延期，到期时间由${from.zh}延至${until.zh}`,
      en: `Extension ${asked.number} of ${en}: the due time moves from ${from.en} to ${until.en}`,
    };
  },
  pause: ({ pauseRequest: asked }, setting) => {
    if (!asked) return NOTHING;
    const [{ zh, en }, until] = [targetNameLabels[asked.name], timeOf(asked.until, setting)];
    return {
      zh: `“${zh}”第${asked.number}次暂停计时，最晚至${until.zh}；到期时间相应顺延`,
      en: `Pause ${asked.number} of ${en}, until ${until.en} at the latest; the due time moves by the same time`,
    };
  },
  suspension: ({ suspensionRequest: asked }) => {
    if (!asked) return NOTHING;
    const { until, plan, milestones, reviews } = asked;
    const steps = milestones.map(({ on, what }) => `${on} ${what}`).join('；');
    const days = reviews.join('、');
    return {
      zh:
        `挂账至${until}，各阶段时限停止计时，不视为办结。计划：${plan}；里程碑：${steps}` +
        (days ? `；复核：${days}` : ''),
      en:
        `Suspended until ${until}: the stage clocks stand still. Plan: ${plan}; milestones: ${steps}` +
        (days ? `; reviews: ${days}` : ''),
    };
  },
  closure: (row) => {
    const { closure, promisedOn } = requestedClosure(row);
    const { zh, en } = closureLabels[closure];
    return {
      zh: `以“${zh}”结案${promisedOn ? `，承诺${promisedOn}前办完其余部分` : ''}`,
      en: `The ticket closes as “${en}”${promisedOn ? `; the rest is promised by ${promisedOn}` : ''}`,
    };
  },
  refusal: ({ refusalRequest: asked }, { jurisdiction: { feedback } }) => {
    const rule = feedback.refusalReasons.get(asked?.code ?? '');
    if (!rule) return NOTHING;
    const { text, route } = rule;
    return {
      zh: `工单以“不予受理”结案，告知诉求人：${text.zh}${route ? `可走途径：${route.zh}` : ''}`,
      en: `The ticket closes as not accepted. The caller is told: ${text.en} ${route ? route.en : ''}`.trim(),
    };
  },
  signature: (row) => {
    const { zh, en } = reportedOutcome(row);
    return { zh: `以“${zh}”办结，答复诉求人：${replyOf(row)}`, en: `Resolved as “${en}”; the reply: ${replyOf(row)}` };
  },
  review: (row) => {
    const { zh, en } = reportedOutcome(row);
    return {
      zh: `办结（${zh}）通过，转回访；答复：${replyOf(row)}`,
      en: `The resolution (${en}) is accepted and the caller is asked; the reply: ${replyOf(row)}`,
    };
  },
  return: ({ returnRequest }, { jurisdiction }) => {
    const [from, to] = [returnRequest?.unit, returnRequest?.proposedUnit].map(
      (id) => jurisdiction.units.get(id ?? '')?.name,
    );
    return {
      zh: `工单从${from?.zh ?? '原单位'}退回，${to ? `建议改派${to.zh}` : '由您选择改派单位'}`,
      en: `The ticket leaves ${from?.en ?? 'the unit'}; ${to ? `${to.en} is proposed` : 'you choose where it goes'}`,
    };
  },
  'caller-view': (_row, { jurisdiction: { readingReasons } }, { code = '' }) => {
    const minutes = readingReasons.get(code)?.secondPerson?.minutes ?? 0;
    return {
      zh: `申请人可在${minutes}分钟内查看诉求人信息，查看记入经过`,
      en: `The person may read the data of the callers for ${minutes} minutes; the reading is recorded`,
    };
  },
  precedent: ({ precedent: { matter = '', lead = '' } = {} }, { jurisdiction: { matters, units } }) => {
    const about = matters.get(matter)?.name ?? { zh: '事项', en: 'this matter' };
    const unit = units.get(lead)?.name ?? { zh: '指定的单位', en: 'the designated unit' };
    return {
      zh: `以后同样的“${about.zh}”由${unit.zh}主办，写入权责清单`,
      en: `From now on ${unit.en} leads on such tickets (${about.en})`,
    };
  },
};

const timeOf = (instant: string, { jurisdiction, now }: ApprovalSetting): Text =>
  localTime(Date.parse(instant), jurisdiction.calendar.timeZone, now);

const requestedClosure = ({ history }: TicketRow): EventData<'ClosureRequested'> =>
  history.filter(({ type }) => type === 'ClosureRequested').at(-1)?.data as unknown as EventData<'ClosureRequested'>;

const replyOf = (row: TicketRow): string => lastReport(row)?.publicReply ?? '';
const reportedOutcome = (row: TicketRow): Text => outcomeLabels[lastReport(row)?.outcome ?? 'resolved'];
