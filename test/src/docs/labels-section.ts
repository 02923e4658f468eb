import * as labels from '@hotline/contracts/labels';
import type { Text } from '@hotline/contracts';

const TITLES: Readonly<Record<keyof typeof labels, string>> = {
  ticketStateLabels: '工单状态 · Ticket state, as staff see it',
  callerStateLabels: '工单状态（诉求人） · Ticket state, as callers see it',
  progressStepLabels: '进度步骤 · Progress steps',
  roleLabels: '角色 · Roles',
  channelLabels: '渠道 · Channels',
  ticketKindLabels: '类别 · Kinds',
  callerKindLabels: '诉求人类别 · Kinds of callers',
  circumstanceLabels: '诉求人情况 · Circumstances of callers',
  ticketTagLabels: '标记 · Tags',
  followUpActLabels: '来电跟进',
  elementLabels: '五要素 · Five elements',
  urgencyLabels: '紧急程度 · Urgency',
  anonymityLabels: '匿名方式 · Anonymity',
  targetNameLabels: '时限 · Targets',
  clockStateLabels: '计时状态 · Clock states',
  promiseStateLabels: '承诺状态 · Promise states',
  clockDifferenceLabels: '时限变动原因 · Why a clock would move',
  limitUnitLabels: '时限单位 · Units of a limit',
  outcomeLabels: '办理结果 · Outcomes',
  truthLabels: '属实情况 · Findings on a complaint',
  resolutionLabels: '解决情况 · Resolution',
  satisfactionLabels: '满意度 · Satisfaction',
  attitudeLabels: '服务态度 · Manner of those who handled it',
  closureLabels: '结案方式 · Closures',
  uncalledLabels: '未回访原因 · Why no caller was asked',
  supervisionLabels: '督办原因 · Reasons for supervision',
  contactLabels: '联系结果 · Contact',
  dispatchReasonLabels: '派单方式 · Why a ticket was dispatched',
  noteReaderLabels: '进展说明给谁看 · Who reads a progress note',
  fileKindLabels: '文件种类 · Kinds of files',
  filePurposeLabels: '文件用途 · What a file is for',
  returnDeciderLabels: '退单审核 · Who decides on a return',
  disputeCauseLabels: '争议原因 · Why a ticket is disputed',
  opinionRoleLabels: '协商意见 · Opinion of a party',
  assistantPartLabels: '协办状态 · State of an assistant’s part',
  precedentStateLabels: '先例状态 · State of a precedent',
  approvalKindLabels: '待审批事项 · Requests that another person decides',
  duplicateReasonLabels: '疑似重复原因 · Why tickets may be the same',
  findingLabels: '职责问题 · Findings',
  modelStateLabels: '模型状态 · Model states',
};

/** The tables of all codes with their labels, as Markdown for docs/words.md; no table is empty. */
export const labelsSection = (): string =>
  Object.entries(TITLES)
    .map(([name, title]) => `### ${title}\n\n${tableOf(labels[name as keyof typeof labels])}`)
    .join('\n\n');

const tableOf = (table: Readonly<Record<string, Text>>): string =>
  ['| code | 中文 | English |', '| --- | --- | --- |']
    .concat(Object.entries(table).map(([code, { zh, en }]) => `| \`${code}\` | ${zh} | ${en} |`))
    .join('\n');

/** Returns the page with new tables between its two markers. */
export const withLabels = (page: string): string =>
  page.replace(
    /<!-- labels -->[\s\S]*<!-- \/labels -->/,
    () => `<!-- labels -->\n\n${labelsSection()}\n\n<!-- /labels -->`,
  );
