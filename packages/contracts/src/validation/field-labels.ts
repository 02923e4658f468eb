import type { Text } from '../words';

/**
 * What a person calls each field of an API input. Looked up by the name of the field, wherever it stands in the body,
 * query or path.
 */
export const fieldLabels: Readonly<Record<string, Text>> = {
  accept: { zh: '是否审核通过', en: 'decision of the review' },
  acceptErrors: { zh: '带错发布', en: 'publish with errors' },
  address: { zh: '地址', en: 'address' },
  against: { zh: '对照版本', en: 'version to compare with' },
  anonymity: { zh: '匿名方式', en: 'anonymity' },
  answers: { zh: '逐项答复', en: 'answers to the demands' },
  answer: { zh: '答复内容', en: 'answer' },
  assistants: { zh: '协办单位', en: 'assisting units' },
  at: { zh: '时间', en: 'time' },
  basis: { zh: '依据', en: 'basis' },
  caller: { zh: '诉求人', en: 'caller' },
  channel: { zh: '渠道', en: 'channel' },
  contactWindow: { zh: '可联系时间', en: 'contact time' },
  cursor: { zh: '翻页位置', en: 'page cursor' },
  days: { zh: '天数', en: 'number of days' },
  demand: { zh: '诉求人要求', en: 'demand' },
  done: { zh: '办理情况', en: 'work done' },
  dueBefore: { zh: '到期时间', en: 'due time' },
  evidence: { zh: '证据材料', en: 'evidence' },
  externalNo: { zh: '外部编号', en: 'external number' },
  extension: { zh: '分机号', en: 'extension' },
  facts: { zh: '要素', en: 'facts' },
  from: { zh: '开始日期', en: 'start date' },
  grant: { zh: '是否同意退单', en: 'decision on the return' },
  guide: { zh: '知识条目', en: 'guide' },
  hours: { zh: '有效小时数', en: 'hours of validity' },
  id: { zh: '姓名或账号', en: 'account name' },
  into: { zh: '并入的工单', en: 'ticket to merge into' },
  jurisdiction: { zh: '辖区', en: 'jurisdiction' },
  kind: { zh: '类别', en: 'kind' },
  latitude: { zh: '纬度', en: 'latitude' },
  lead: { zh: '主办单位', en: 'lead unit' },
  limit: { zh: '每页条数', en: 'page size' },
  location: { zh: '地点', en: 'location' },
  longitude: { zh: '经度', en: 'longitude' },
  matter: { zh: '事项', en: 'matter' },
  model: { zh: '模型', en: 'model' },
  most: { zh: '工单数上限', en: 'largest number of tickets' },
  name: { zh: '姓名', en: 'name' },
  narrative: { zh: '诉求内容', en: 'narrative' },
  note: { zh: '备注', en: 'note' },
  on: { zh: '决定日期', en: 'day of the decision' },
  order: { zh: '排序方式', en: 'order' },
  outcome: { zh: '办理结果', en: 'outcome' },
  parts: { zh: '拆分内容', en: 'parts' },
  phone: { zh: '联系电话', en: 'phone number' },
  proposedUnit: { zh: '建议接收单位', en: 'proposed unit' },
  publicReply: { zh: '对外答复', en: 'reply to the caller' },
  queryCode: { zh: '查询码', en: 'query code' },
  question: { zh: '需核实的问题', en: 'question' },
  reached: { zh: '是否联系上', en: 'whether the caller was reached' },
  reason: { zh: '理由', en: 'reason' },
  region: { zh: '区域', en: 'region' },
  resolution: { zh: '解决情况', en: 'resolution' },
  role: { zh: '角色', en: 'role' },
  satisfaction: { zh: '满意度', en: 'satisfaction' },
  service: { zh: '服务', en: 'service' },
  sign: { zh: '是否签发', en: 'decision of the signatory' },
  state: { zh: '状态', en: 'state' },
  text: { zh: '内容', en: 'text' },
  ticketId: { zh: '工单标识', en: 'ticket identifier' },
  tickets: { zh: '工单', en: 'tickets' },
  to: { zh: '目标', en: 'target' },
  truth: { zh: '是否属实', en: 'finding' },
  unit: { zh: '单位', en: 'unit' },
  until: { zh: '结束日期', en: 'end date' },
  urgency: { zh: '紧急程度', en: 'urgency' },
  version: { zh: '版本', en: 'version' },
  what: { zh: '督办方式', en: 'kind of order' },
};

/** For a field that no table names: one the API does not know, or the input as a whole. */
export const INPUT: Text = { zh: '提交内容', en: 'input' };

/**
 * The label of the innermost labelled field on a path; list positions and names of single facts have none of their own.
 */
export function labelOf(path: readonly PropertyKey[]): Text {
  const names = path.filter((part): part is string => typeof part === 'string' && Object.hasOwn(fieldLabels, part));
  return fieldLabels[names.at(-1) ?? ''] ?? INPUT;
}
