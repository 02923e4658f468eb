import { take } from './names';

/** Largest number of units that are read in one text. */
const MOST_UNITS = 120;

/** Examples in the same order: 每周; 昨天; 晚上; 11点; 三天. */
export type UnitKind = 'every' | 'day' | 'part' | 'clock' | 'span';
/** The smallest part of a time in a normalised text. */
export interface TimeUnit {
  readonly kind: UnitKind;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const HAN_DIGIT = '一二三四五六七八九';
const MONTH = `(?:1[0-2]|0?[1-9]|十[一二]?|[${HAN_DIGIT}])`;
const DATE = `(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二十[${HAN_DIGIT}]?|十[${HAN_DIGIT}]?|[${HAN_DIGIT}])`;
const HOUR = `(?:2[0-4]|1[0-9]|0?[0-9]|二十[一二三四]?|十[${HAN_DIGIT}]?|[${HAN_DIGIT}两])`;
const MINUTE = `(?:[0-5]?[0-9]|[二三四五]?十[${HAN_DIGIT}]?|零?[${HAN_DIGIT}])`;
const COUNT = `(?:[0-9]{1,4}(?:\\.[0-9])?|[${HAN_DIGIT}两十百]{1,4}|半|好几|几|数|多|俩|仨)`;
const WEEK = '(?:周|星期|礼拜)';
/** Excludes numbers with 号 that are no day: 3号楼, 15号院, 2号线. */
const NOT_A_DAY = '(?![楼线院门栋幢店房单元车机库厂商铺桌台窗口馆病床井路码])';
const YEAR = `(?:(?:(?:19|20)[0-9]{2}|[一二][〇零${HAN_DIGIT}]{3}|[0-9]{2}(?=年(?:${MONTH})月))年|[今去明]年|(?<![以之从目])前年)`;

const days = [
  `(?:19|20)[0-9]{2}[-/.](?:1[0-2]|0?[1-9])[-/.]${DATE}(?![0-9])[日号]?`,
  `(?<![0-9])(?:${YEAR})?的?(?:${MONTH}月(?:份(?!额))?|(?:上上|[上这本下当])个?月(?!薪|租|费|供|子|票|饼))(?:[上中下]旬|[初底末]|的?${DATE}[日号]${NOT_A_DAY})?`,
  `(?<![0-9.])(?:1[0-2]|[1-9])[./](?:${DATE})[日号]`,
  `${YEAR}(?:[上下]半年|[春夏秋冬][天季]?|[初底末])?`,
  `(?<![0-9第路街巷院道弄里线村东西南北])${DATE}号(?=[上下中早晚夜前后就开停报]|那天|凌晨)`,
  `(?<=[日号] ?(?:到|至|-|~) ?)${DATE}[日号]`,
  '农历[正腊冬一二三四五六七八九十]{1,2}月(?:初?[一二三四五六七八九十]{1,3})?|(?:正|腊)月(?:初?[一二三四五六七八九十]{1,3})?',
  '大前天|前天|昨天|昨日|昨儿个?|今天|今日|今儿个?|大后天|后天|明天|明日|明儿个?|当天|当日|头天',
  '(?:前|这|近|最近)(?:几|两|三)(?:天|个?月|年)',
  `(?<![0-9一两二三四五六七八九十几])(?:上上|下下|[上这本下])?个?${WEEK}[一二三四五六日天末](?![次回趟点个])`,
  '元旦|春节|清明节?|五一(?=节|假|期间|放假|前|后|劳动)|端午节?|中秋节?|国庆节?|除夕|元宵节?|[年月][初底](?!一)',
];
const recurrences = [
  `每(?:逢|到|个)?${WEEK}[一二三四五六日天末](?![次回趟])`,
  `每个?(?:${WEEK}|[天日年]|月(?!薪|租|费|供))|天天|每逢|每到|见天|整天|成天|常年|长年`,
];
const parts = [
  '昨晚|昨夜|前晚|今晚|今夜|今早|今晨|明早|明晚|当晚|当夜|每晚|每夜|夜夜',
  '凌晨|清晨|大清早|一大早|早晨|早上|清早|上午|正午|中午|午后|午间|下午|傍晚|晚上|晚间|夜里|夜间|深夜|大半夜|后半夜|前半夜|半夜|午夜|通宵|整夜|整宿|彻夜|大白天|白天',
  `[早晚](?=${HOUR}[点时:])`,
];
const clocks = [
  `(?<![0-9:.])(?:2[0-4]|1[0-9]|0?[0-9]):[0-5][0-9](?::[0-5][0-9])?(?![0-9])`,
  `(?<![0-9.第有提差这那几${HAN_DIGIT}])${HOUR}(?:点(?!半死|[个心名评开灯燃击餐菜火头滴儿])|(?<=[0-9])时(?![候间段刻]))(?:半|整|[一三]刻|钟|过?${MINUTE}分)?(?:(?:[0-5][0-9]|零[${HAN_DIGIT}]|[二三四五]?十[${HAN_DIGIT}]?)(?![0-9多来个天年月人块元户米]))?`,
];
const spans = [
  `(?<![0-9.第每那哪${HAN_DIGIT}])${COUNT}个?多?(?:年(?![级纪])|天|${WEEK}|小时|钟头|分钟|宿)(?:半|多)?(?:以|之)?(?:前(?!天|年|几|后))?`,
  `(?<![0-9.第每那哪${HAN_DIGIT}])(?:${COUNT}个多?|[俩仨])月(?:以|之)?(?:前(?!天|年|几))?`,
];

const kinds: readonly (readonly [UnitKind, readonly string[]])[] = [
  ['every', recurrences],
  ['day', days],
  ['part', parts],
  ['clock', clocks],
  ['span', spans],
];
/** First characters of a unit. Testing them first skips most characters of a text quickly. */
const BEGINS =
  '[0-9一二三四五六七八九十〇零两百半好几数多俩仨今去明前昨大后当头这近最上下本每天见整成常长凌清早正中午傍晚夜深白通彻元春端国除农腊年月个周星礼]';
const UNIT = new RegExp(
  `(?=${BEGINS})(?:${kinds.map(([kind, patterns]) => `(?<${kind}>${patterns.join('|')})`).join('|')})`,
  'g',
);

/** The units of time in a normalised text, in order. Some units alone do not name a time; see `isTime`. */
export function timeUnitsIn(normalised: string): TimeUnit[] {
  const units: TimeUnit[] = [];
  for (const { index, 0: text, groups = {} } of take(normalised.matchAll(UNIT), MOST_UNITS)) {
    const found = kinds.find(([kind]) => groups[kind] !== undefined);
    if (found) units.push({ kind: found[0], text, from: index, to: index + text.length });
  }
  return units;
}
