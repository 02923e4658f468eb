import { t, type Text } from '../../language/text';
import { rateWords, words as figureWords } from '../figures/words';

export const words = {
  title: t('考核得分', 'Scores'),
  from: figureWords.from,
  until: figureWords.until,
  asOf: figureWords.asOf,
  coverage: figureWords.coverage,
  others: t('其他单位（不排名）', 'Other units (not ranked)'),
  scheme: t('考核办法', 'Scheme'),
  unit: t('单位', 'Unit'),
  score: t('得分', 'Score'),
  rank: t('名次', 'Rank'),
  notScored: t('不计分', 'Not scored'),
  basis: t('计分依据', 'Numbers behind the scores'),
  rules: t('计分办法', 'How points are computed'),
  noScheme: t('本辖区未设考核办法', 'This jurisdiction has no scheme of scores'),
  none: t('这一时段没有可计分的工单', 'No tickets to score in this period'),
  refresh: figureWords.refresh,
  correction: t('申诉更正', 'Corrected'),
  excluded: t('已剔除', 'Left out'),
  frozen: t('已冻结', 'Frozen'),
  freeze: t('冻结得分', 'Freeze the scores'),
  freezeHint: t(
    '冻结后，工单的变化不再影响本期得分；单位仍可申诉。',
    'Later changes of tickets will not change these scores; units can still appeal.',
  ),
  exclusions: t('剔除的工单', 'Tickets left out'),
  exclude: t('申请剔除工单', 'Leave a ticket out'),
  ticketNo: t('工单号', 'Ticket number'),
  ticketHint: t('只填一张工单的完整编号', 'The whole number of one ticket'),
  noTicket: t('未找到该编号的工单', 'There is no ticket with this number'),
  why: t('事由', 'Reason'),
  evidence: t('凭据', 'Evidence'),
  approve: t('批准', 'Approve'),
  reject: t('驳回', 'Reject'),
  approved: t('已批准', 'Approved'),
  rejected: t('已驳回', 'Rejected'),
  waiting: t('待决定', 'To be decided'),
  appeals: t('得分申诉', 'Appeals'),
  appeal: t('申诉得分', 'Appeal'),
  item: t('计分项（不选为总分）', 'Item (none: the whole score)'),
  reason: t('理由', 'Reason'),
  accept: t('同意并更正', 'Accept and correct'),
  points: t('更正分数（可为负）', 'Points to add (may be negative)'),
  stated: t('填报数据', 'Stated numbers'),
  state: t('填报', 'State a number'),
  statedNumber: t('填报项', 'Number'),
  value: t('数值', 'Value'),
  source: t('出处', 'Source'),
  send: t('提交', 'Submit'),
  close: t('关闭', 'Close'),
  nothingFound: t('没有匹配项', 'Nothing found'),
  needed: t('请填写', 'Please fill this in'),
} as const;

export type ItemKind = 'earned' | 'deducted' | 'added';

/** Points of an item, with the sign by which they enter the score. */
export function pointsWords(points: number | undefined, kind: ItemKind): Text {
  if (points === undefined) return words.notScored;
  const signed = kind === 'deducted' ? -points : points;
  const shown = kind !== 'earned' && signed > 0 ? `+${signed}` : String(signed).replace('-', '−');
  return t(shown, shown);
}

/** "84.4", or "27 / 30" where some items are not scored. */
export function scoreWords(score: number | undefined, outOf: number, full: number): Text {
  if (score === undefined) return words.notScored;
  const shown = outOf < full ? `${score} / ${outOf}` : String(score);
  return t(shown, shown);
}

/** "2 / 7": the rank among the peers. */
export const rankOf = (rank: number | undefined, peers: number): Text =>
  rank === undefined ? t('—', '—') : t(`${rank} / ${peers}`, `${rank} / ${peers}`);

export const numberWords = (value: number | undefined, show: 'share' | 'number' | 'count'): Text =>
  show === 'count' && value !== undefined
    ? t(String(value), String(value))
    : rateWords(value, show === 'share' ? 'share' : 'number');

/** The most points of an item, by its kind. */
export function limitWords(kind: ItemKind, full: number | undefined): Text {
  if (kind === 'earned') return t(`满分${full}分`, `${full} points`);
  const most = full === undefined ? t('', '') : t(`，最多${full}分`, `, at most ${full}`);
  return kind === 'deducted'
    ? t(`扣分${most.zh}`, `points off${most.en}`)
    : t(`加分${most.zh}`, `points added${most.en}`);
}
