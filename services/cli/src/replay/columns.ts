import { channel, type Registration } from '@hotline/contracts';

/** Headers by which a column of a complaint file is recognised; the first one that the file has is used. */
const HEADERS = {
  externalNo: ['编号', '工单编号', '工单号', 'id', 'no'],
  at: ['时间', '来电时间', '受理时间', '日期', 'date', 'time'],
  channel: ['渠道', '来源', 'channel'],
  kind: ['性质', '类型', '诉求类型', 'nature', 'kind'],
  name: ['姓名', '诉求人', '来电人', 'name', 'caller'],
  phone: ['电话', '联系电话', '手机', 'phone'],
  region: ['区域', '区县', '镇街', 'region', 'district'],
  address: ['地址', '事发地址', '地点', 'address', 'river'],
  title: ['标题', '主题', 'title'],
  narrative: ['内容', '诉求内容', '描述', 'text', 'narrative'],
  demand: ['诉求', '诉求目的', 'demand'],
} as const;
export type ComplaintColumn = keyof typeof HEADERS;

const CHANNELS: Readonly<Record<string, Registration['channel']>> = {
  电话: 'phone',
  热线: 'phone',
  网站: 'web',
  网络: 'web',
  微信: 'mini-program',
  小程序: 'mini-program',
  手机: 'app',
  手机应用: 'app',
  APP: 'app',
  信箱: 'mailbox',
  市长信箱: 'mailbox',
  邮件: 'mailbox',
  来信: 'mail',
  信件: 'mail',
  短信: 'sms',
  网格: 'grid',
  网格上报: 'grid',
  '110': 'police',
  '110转办': 'police',
  '12319': 'urban-hotline',
  '12319转办': 'urban-hotline',
  领导批示: 'leader',
  媒体: 'media',
  媒体曝光: 'media',
};
const KINDS: Readonly<Record<string, NonNullable<Registration['kind']>>> = {
  咨询: 'consultation',
  求助: 'help',
  投诉: 'complaint',
  举报: 'report',
  建议: 'suggestion',
  意见建议: 'suggestion',
  表扬: 'praise',
};

/** Position of each column that the file has, from 0. */
export function findComplaintColumns(header: readonly string[]): Partial<Record<ComplaintColumn, number>> {
  const names = header.map((name) => name.trim().toLowerCase());
  const found = Object.entries(HEADERS).map(([column, aliases]) => [
    column,
    aliases.map((alias) => names.indexOf(alias.toLowerCase())).find((at) => at >= 0),
  ]);
  return Object.fromEntries(found.filter(([, at]) => at !== undefined)) as Partial<Record<ComplaintColumn, number>>;
}

/** The channel of a word in the file; `system` when it is unknown. */
export const channelOf = (word: string): Registration['channel'] =>
  CHANNELS[word] ?? channel.safeParse(word).data ?? 'system';
export const kindOf = (word: string): Registration['kind'] => KINDS[word];
export const knownHeaders = (column: ComplaintColumn): string => HEADERS[column].join(' / ');
