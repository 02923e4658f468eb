import { channel, type Registration } from '@hotline/contracts';

/** Headers by which a column of a complaint file is recognised; earlier ones take precedence. */
export const COMPLAINT_HEADERS = {
  externalNo: ['编号', '工单编号', '工单号', '记录编号', '受理编号', '诉求编号', 'id', 'no'],
  at: ['时间', '来电时间', '受理时间', '诉求时间', '登记时间', '创建时间', '日期', '来电日期', 'date', 'time'],
  channel: ['渠道', '来源', '诉求来源', '受理渠道', '来电渠道', '诉求渠道', 'channel'],
  kind: ['性质', '类型', '诉求类型', '诉求性质', '工单类型', 'nature', 'kind'],
  name: ['姓名', '诉求人', '诉求人姓名', '来电人', '来电人姓名', '联系人', '反映人', '市民姓名', 'name', 'caller'],
  phone: [
    ...['电话', '联系电话', '联系方式', '手机', '手机号', '手机号码', '电话号码', '联系号码'],
    ...['来电号码', '来电电话', '主叫号码', 'phone'],
  ],
  region: ['区域', '所属区域', '区县', '所属区县', '镇街', '所属镇街', '行政区划', 'region', 'district'],
  address: [
    ...['地址', '事发地址', '诉求地址', '地点', '事发地点', '诉求地点', '发生地址', '问题位置', '问题地址', '详细地址'],
    ...['address', 'river'],
  ],
  title: ['标题', '主题', '诉求标题', '工单标题', 'title'],
  narrative: [
    ...['内容', '诉求内容', '来电内容', '工单内容', '反映内容', '描述', '问题描述', '诉求描述', '诉求详情'],
    ...['text', 'narrative'],
  ],
  demand: ['诉求', '诉求目的', '具体诉求', 'demand'],
} as const;
export type ComplaintColumn = keyof typeof COMPLAINT_HEADERS;

const CHANNELS: Readonly<Record<string, Registration['channel']>> = {
  电话: 'phone',
  热线: 'phone',
  热线电话: 'phone',
  来电: 'phone',
  '12345': 'phone',
  '12345热线': 'phone',
  网站: 'web',
  网络: 'web',
  互联网: 'web',
  政府网站: 'web',
  微信: 'mini-program',
  微信公众号: 'mini-program',
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

/** The channel of a word in the file; undefined when it is unknown. */
export const channelOf = (word: string): Registration['channel'] | undefined =>
  CHANNELS[word] ?? CHANNELS[word.toUpperCase()] ?? channel.safeParse(word).data;
export const kindOf = (word: string): Registration['kind'] => KINDS[word];
