/** A text that makes a regular expression backtrack at each of its characters. */
export interface AdversarialText {
  readonly name: string;
  readonly text: string;
}

/**
 * Each is repeated up to the wanted length. Each is the beginning of something that a pattern matches, but not the
 * whole.
 */
const RUNS = [
  ...['7', '７', '1', '0', 'a', 'Ａ', 'x', '_', '-', '—', '–', '~', '.', ',', '，', '。', '!', '?', '？', '；', '、'],
  ...[' ', '\t', '\n', '　', '@', '+', '/', ':', '[', '(', '（', '<', '{', '"', '*', '\\', '…', '😀', '𠮷', '一', '的'],
  ...['1 ', '1-', '1.', '1:', 'a.', 'a@', 'a@b.', '@a', '0 0', '86', '1a', '(a', '[[', '()', '，a', 'a，', ' ，', '? '],
  ...['电话', '座机1', '联系方式', '号码 '],
  ...['怕', '没', '没有', '不', '不是', '不是路灯', '以为', '还以为噪音', '的事就不说', '上次', '如果', '担心着火，'],
  ...[
    '着火',
    '着火了',
    '没着火',
    '有人受伤，',
    '煤气泄漏',
    '救命',
    '怎么办',
    '隐患',
    '吗',
    '吗？',
    '吗 ',
    '多少',
    '哪一',
  ],
  ...[
    '噪音',
    '油烟',
    '路灯',
    '手续',
    '没办手续',
    '营业执照',
    '夜里',
    '村',
    '路',
    '街',
    '小区',
    '镇',
    '县',
    '店',
    '公司',
  ],
  ...['老旧小区', '那条路', '许商街道', '玉皇庙', '中队', '派出所，', '第一中', '幼儿园门口'],
  ...['1号', '3号楼', '3号楼2单元', '1-', '3-2-501', '3-2-501，', '15号院1层', '101室', 'g308国道', '十号'],
  ...[
    '今天',
    '昨天晚上',
    '每天',
    '上周',
    '上个月',
    '3月',
    '3月5日',
    '3月5日到',
    '5日至',
    '2025-',
    '2025年',
    '一二三',
    '点',
  ],
  ...['8点', '8点半到', '晚上8点', '11:', '11:30', '半年前', '三天', '农历', '正月初', '年初', '前', '周', '礼拜'],
  ...['另外', '还有，', '第二', '二是', '2、', '其次路灯不亮', '，，'],
] as const;

/**
 * Texts of `length` UTF-16 units: each of `RUNS` repeated, with a character at the end that no pattern matches, and
 * mixtures of all of them.
 */
export function adversarialTexts(length: number): readonly AdversarialText[] {
  const filled = (run: string, end = ''): string =>
    run.repeat(Math.ceil(length / run.length)).slice(0, length - end.length) + end;
  const half = Math.floor(length / 2);
  const nested = '（'.repeat(half) + '）'.repeat(length - half);
  return [
    ...RUNS.map((run) => ({ name: `${JSON.stringify(run)} repeated`, text: filled(run, '\u0001') })),
    { name: 'nested brackets', text: nested },
    { name: 'all runs one after the other', text: filled(RUNS.join('')) },
    { name: 'all runs with commas', text: filled(RUNS.join('，')) },
    { name: 'a long run of letters between two at signs', text: `@${filled('a', '@').slice(1)}` },
  ];
}
