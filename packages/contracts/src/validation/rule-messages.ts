import type { Text } from '../text';

/**
 * Sentences for rules that zod cannot describe by itself (patterns, refinements). The schema gives the key as its
 * message: `z.string().regex(…, ruleMessage('phone'))`.
 */
const messages = {
  'rule:ticket-id': {
    zh: '工单标识格式有误，请从工单页面复制',
    en: 'The ticket identifier is not valid; copy it from the page of the ticket',
  },
  'rule:notice-id': {
    zh: '提醒标识格式有误，请从提醒清单打开',
    en: 'Take the identifier of a notice from the list of notices',
  },
  'rule:credit-code': {
    zh: '统一社会信用代码为18位数字和大写字母，不含I、O、S、V、Z',
    en: 'A unified social credit code has 18 digits and capital letters, without I, O, S, V and Z',
  },
  'rule:credit-code-check': {
    zh: '统一社会信用代码的校验位不符，请与营业执照核对',
    en: 'The check character of the unified social credit code does not fit; compare it with the business licence',
  },
  'rule:credit-code-of-company': {
    zh: '只有企业有统一社会信用代码，请将诉求人类别改为企业，或去掉代码',
    en: 'Only a company has a unified social credit code; register the caller as a company, or remove the code',
  },
  'rule:language': {
    zh: '语言请填写标准语言代码（BCP 47）',
    en: 'Give the language by its standard code (BCP 47)',
  },
  'rule:extension': { zh: '分机号为1至8位数字', en: 'An extension has 1 to 8 digits' },
  'rule:query-code': {
    zh: '查询码为10位数字和字母，见受理回执',
    en: 'The query code consists of ten digits and letters; it is printed on the receipt',
  },
  'rule:model-name': {
    zh: '模型名称与其文件同名，只含字母、数字、下划线、点和连字符',
    en: 'Write the name of the model as that of its file: letters, digits, underscores, dots and hyphens only',
  },
  'rule:answers-if-reached': {
    zh: '联系上诉求人时请填写解决情况和满意度（诉求人不作答复时满意度填“不评价”）；未联系上时都不填',
    en: 'If the caller was reached, give resolution and satisfaction (“declined to say” if they would not answer). If not, give neither',
  },
  'rule:words-of-the-dissatisfied': {
    zh: '诉求人认为未解决或不满意时，请记录其原话',
    en: 'If the caller says “not resolved” or is dissatisfied, write down their words',
  },
  'rule:fact-list': {
    zh: '要素请写作“名称:取值”，多项用英文逗号分隔',
    en: 'Write facts as name:value, separated by commas',
  },
  'rule:reason-to-send-back': { zh: '退回重写须填写理由', en: 'Give the reason for sending the resolution back' },
  'rule:somewhere': {
    zh: '请填写地址、区域或经纬度',
    en: 'Give an address, a region, or longitude and latitude',
  },
  'rule:reason-to-give-back': { zh: '交回单位须填写理由', en: 'Give the reason for returning the ticket to the unit' },
  'rule:work-phone': {
    zh: '联系电话只能包含数字、空格、加号和连字符，共5至20位',
    en: 'A telephone number has 5 to 20 characters: digits, spaces, plus signs and hyphens only',
  },
  'rule:a-change': { zh: '请至少填写一项要修改的内容', en: 'Give at least one field to change' },
  'rule:post-or-role': { zh: '请在岗位和角色中选填一项', en: 'Give either a post or a role' },
  'rule:unit-of-role': {
    zh: '承办单位联络员、队员和分管负责人的令牌须指明单位',
    en: 'A token for a unit officer, a squad officer or a signatory must name the unit',
  },
} as const satisfies Record<`rule:${string}`, Text>;

/** Key of a sentence, without its prefix. */
export type RuleName = keyof typeof messages extends `rule:${infer Name}` ? Name : never;
export const ruleMessages: Readonly<Record<string, Text | undefined>> = messages;

/** The message to give to a zod rule: `describeIssues` replaces it by the sentence. */
export const ruleMessage = (name: RuleName): string => `rule:${name}`;
