import type { TargetName } from '@hotline/jurisdiction';
import { lists, singles, type ListName } from '@hotline/jurisdiction/language';
import { idKeys } from '../read/assemble';
import type { CellKind } from './cell';

/** A column of a list. `zh`: its Chinese header. `kind`: the syntax of its cells. */
export interface SheetColumn {
  /** Path inside the entry, e.g. `name.zh`. */
  readonly path: string;
  readonly zh: string;
  readonly kind: CellKind;
}

/** A sheet of the workbook: one list of the pack. */
export interface ListSheet {
  readonly section: string;
  readonly title: string;
  readonly columns: readonly SheetColumn[];
}

const column = (path: string, zh: string, kind: CellKind = 'text'): SheetColumn => ({ path, zh, kind });
const named = (path: string, zh: string): SheetColumn[] => [
  column(`${path}.zh`, zh),
  column(`${path}.en`, `${zh}（英文）`),
];

/**
 * Columns of every list: whether the entry replaces one of the frame, its source, and all keys without a column of
 * their own.
 */
const source: readonly SheetColumn[] = [
  column('replaces', '替换上级', 'flag'),
  column('basis.kind', '依据类别', 'word'),
  column('basis.text', '依据'),
  column('', '其他', 'value'),
];
export const isMore = ({ path }: SheetColumn): boolean => path === '';

const days: readonly SheetColumn[] = [column('from', '起始日', 'word'), column('until', '截止日', 'word')];

const terms: readonly SheetColumn[] = [
  column('inNameOf', '以谁的名义', 'value'),
  column('mode', '方式', 'word'),
  column('legalReview', '法制审核', 'value'),
  column('formReview', '形式审查', 'value'),
  column('seal', '用印', 'value'),
  column('liable', '责任主体', 'values'),
  column('evaluator', '考核', 'value'),
  column('escort', '公安保障', 'values'),
  column('scope', '范围', 'word'),
  column('agreement', '协议或批文'),
  column('within', '时限', 'words-apart'),
  ...days,
];
const learned: readonly SheetColumn[] = [column('words', '词语', 'texts'), column('examples', '例句', 'texts')];

const reach: readonly SheetColumn[] = [
  column('fields', '领域', 'words'),
  column('matters', '事项', 'words'),
  column('exceptMatters', '除外事项', 'words'),
  column('where', '区域', 'words'),
  column('exceptWhere', '除外区域', 'words'),
];

/** The header of each time limit. A limit without one does not compile, because a workbook would lose it. */
const limitHeaders: Readonly<Record<TargetName, string>> = {
  dispatch: '受理派单',
  acknowledge: '签收',
  'first-contact': '首次联系',
  resolve: '办结',
  callback: '回访',
  redo: '重办',
  supervise: '督办',
  'hand-over': '转接确认',
  'assistant-acknowledge': '协办签收',
  'assistant-report': '协办反馈',
};
const limits = Object.entries(limitHeaders).map(([name, header]) => column(`targets.${name}`, header, 'words-apart'));

const sheet = (section: string, title: string, columns: readonly SheetColumn[]): ListSheet => ({
  section,
  title,
  columns: [...columns, ...source],
});

/** Lists with columns of their own, in the order of the sheets in the workbook. */
const known: readonly ListSheet[] = [
  sheet('fields', '领域', [column('code', '代码', 'word'), ...named('name', '名称')]),
  sheet('catalogues', '目录', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('version', '版本', 'text'),
    ...days,
  ]),
  sheet('matters', '事项', [
    column('code', '代码', 'word'),
    ...named('name', '名称'),
    column('field', '领域', 'word'),
    column('nature', '性质', 'word'),
    column('catalogue', '目录', 'word'),
    ...learned,
    column('like', '相近参考事项', 'words'),
    column('urgency', '紧急程度', 'word'),
    column('usually', '常见诉求类型', 'word'),
    column('threshold', '置信门限', 'number'),
    column('prices.askPerson', '转人工代价', 'number'),
    column('prices.wrongUnit', '错派代价', 'number'),
    column('departmentOnly', '限部门', 'flag'),
    column('count', '项数', 'number'),
  ]),
  sheet('units', '单位', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('kind', '类别', 'word'),
    column('parent', '上级', 'word'),
    column('territory', '辖区', 'words'),
    column('managedBy', '日常管理', 'words'),
    column('staffedBy', '编制所属', 'words'),
    column('people', '人数', 'number'),
    column('standing', '主体资格', 'word'),
    column('class', '统计类别', 'word'),
    column('count', '个数', 'number'),
  ]),
  sheet('regions', '区域', [
    column('code', '代码', 'word'),
    ...named('name', '名称'),
    column('level', '级别', 'word'),
    column('parent', '上级', 'word'),
    column('borders', '对面', 'word'),
    column('aliases', '别名', 'texts'),
    column('facts', '自带要素', 'conditions'),
    column('count', '个数', 'number'),
  ]),
  sheet('powers', '权责', [
    column('id', '编号', 'word'),
    column('holder', '行使单位', 'value'),
    column('duty', '职责', 'word'),
    ...reach,
    column('when', '条件', 'conditions'),
    column('ground', '依托', 'word'),
    column('under', '安排', 'word'),
    ...terms,
  ]),
  sheet('facts', '要素', [
    column('name', '名称', 'word'),
    ...named('question', '问题'),
    column('values', '取值', 'value'),
    column('ifUnknown', '不清楚时', 'word'),
    column('byTime', '由时间判断', 'value'),
  ]),
  sheet('sla', '时限', [
    column('id', '编号', 'word'),
    column('matter', '事项', 'word'),
    column('urgency', '紧急程度', 'word'),
    column('kind', '诉求类型', 'word'),
    ...limits,
    column('warnAt', '黄牌', 'words-apart'),
    column('redAt', '红牌', 'words-apart'),
  ]),
  sheet('statutes', '法定期限', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('matters', '事项', 'words'),
    column('kinds', '诉求类型', 'words'),
    column('urgencies', '紧急程度', 'words'),
    column('targets.accept', '受理告知', 'words-apart'),
    column('targets.resolve', '办结', 'words-apart'),
  ]),
  sheet('escalation', '逐级提醒', [
    column('id', '编号', 'word'),
    column('clocks', '时限', 'words'),
    column('urgencies', '紧急程度', 'words'),
    column('at', '时点', 'words-apart'),
    column('tell', '提醒谁', 'words'),
    column('posts', '岗位', 'words'),
    column('within', '提醒时段', 'word'),
    column('message', '发短信', 'flag'),
  ]),
  sheet('visitOutcomes', '查看结果', [column('id', '编号', 'word'), ...named('name', '名称')]),
  sheet('readingReasons', '查看诉求人事由', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('roles', '角色', 'words'),
    column('secondPerson', '双人核准', 'value'),
  ]),
  sheet('extensionReasons', '延期理由', [column('id', '编号', 'word'), ...named('name', '名称')]),
  sheet('suspensionReasons', '挂账理由', [column('id', '编号', 'word'), ...named('name', '名称')]),
  sheet('pauseReasons', '暂停理由', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('awaits', '等待', 'word'),
  ]),
  sheet('approvalLevels', '审批层级', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('posts', '岗位', 'words'),
  ]),
  sheet('outcomes', '办结结论', [
    column('id', '编号', 'word'),
    column('truths', '属实情况', 'words'),
    column('evidence', '证据件数', 'number'),
    column('signedBy', '审批层级', 'word'),
    column('reviewed', '须审核', 'flag'),
  ]),
  sheet('returnReasons', '退单理由', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('needsUnit', '须建议单位', 'flag'),
  ]),
  sheet('disputeReasons', '争议事由', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('needsUnit', '须建议单位', 'flag'),
  ]),
  sheet('closures', '结案方式', [
    column('id', '编号', 'word'),
    column('after', '督办原因', 'words'),
    column('requestedBy', '申请角色', 'words'),
    column('approvedBy', '审批角色', 'words'),
    column('evidence', '证据件数', 'number'),
    column('promise', '须承诺时限', 'flag'),
    column('final', '不再重办', 'flag'),
  ]),
  sheet('refusalReasons', '不予受理理由', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    ...named('text', '告知内容'),
    ...named('route', '法定途径'),
    column('contact', '联系方式'),
    column('approvedBy', '审批角色', 'words'),
    column('appeal', '申诉', 'value'),
  ]),
  sheet('arrangements', '安排', [column('id', '编号', 'word'), ...terms]),
  sheet('transfers', '移送', [
    column('id', '编号', 'word'),
    column('cause', '情形', 'word'),
    column('by', '移送单位', 'value'),
    column('to', '接收单位', 'value'),
    ...reach,
    column('within', '时限', 'words-apart'),
    ...days,
  ]),
  sheet('qualifications', '资格', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('duties', '职责', 'words'),
    column('fields', '领域', 'words'),
    column('matters', '事项', 'words'),
    column('certificate', '证件名称'),
    column('heldBy', '具备单位', 'value'),
  ]),
  sheet('ends', '终止', [
    column('id', '编号', 'word'),
    column('powers', '权责', 'words'),
    column('heldBy', '原行使单位', 'words'),
    column('duties', '职责', 'words'),
  ]),
  sheet('bundles', '关联事项', [column('id', '编号', 'word'), column('matters', '事项', 'words')]),
  sheet('assessments', '考核', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('full', '满分', 'number'),
    column('units', '对象', 'words'),
    column('evaluator', '考核单位', 'word'),
    column('parts', '部分', 'value'),
  ]),
  sheet('figures', '数据', [
    column('id', '编号', 'word'),
    ...named('name', '名称'),
    column('is', '数值', 'number'),
    column('sum', '合计自', 'words'),
    column('share', '占比', 'value'),
  ]),
  sheet('posts', '岗位', [column('id', '编号', 'word'), ...named('name', '名称'), column('above', '上级岗位', 'word')]),
  sheet('people', '人员', [
    column('id', '账号', 'word'),
    column('name', '姓名'),
    column('roles', '角色', 'words'),
    column('posts', '任职', 'value'),
    column('certificates', '证件', 'value'),
  ]),
  sheet('guides', '指引', [
    column('code', '代码', 'word'),
    column('kind', '类别', 'word'),
    ...named('title', '标题'),
    ...named('text', '内容'),
    ...learned,
    column('contact', '联系方式'),
  ]),
];

/** All lists of the pack language. A list that is not in `known` has a column for the id and one for all other keys. */
export const listSheets: readonly ListSheet[] = [
  ...known,
  ...(Object.keys(lists) as ListName[])
    .filter((name) => !known.some(({ section }) => section === name))
    .map((name) => sheet(name, name, [column(idKeys[name], '编号', 'word')])),
];

/** Name of the sheet with all sections that are one object. Each row is one key of a section. */
export const SETTINGS = '设置';
export const settingSections: readonly string[] = ['jurisdiction', ...Object.keys(singles)];
export const settingColumns: readonly SheetColumn[] = [
  column('section', '部分', 'word'),
  column('key', '键'),
  column('value', '值', 'raw'),
];

/** Header cell of a column: its Chinese name and the key of the pack language, e.g. 职责 duty. */
export const headerOf = ({ zh, path }: SheetColumn): string => `${zh} ${path || 'more'}`;
