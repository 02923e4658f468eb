/** Function characters. No pair of characters spans one of them. */
const GRAMMAR =
  '的地得了着过是我你您他她它们在有和与及或就都也很还又再吗呢吧啊呀嘛这那其个些么把被给让向从对为以于之而且并但因所如则请一不';

/** Words that occur in complaints about any subject and so distinguish none. */
const COMMON = `
您好 你好 请问 谢谢 感谢 领导 尊敬 敬爱 市长 书记 市民 居民 村民 业主 群众 百姓 反映 反应 投诉 举报 咨询 建议 求助 要求 希望 请求 恳请 核实 处理 解决 回复 答复
尽快 尽早 立即 马上 及时 有关 相关 部门 单位 政府 管理 我们 你们 他们 自己 大家 本人 这个 那个 什么 怎么 为什么 如何 哪里 是否 可以 应该 需要 已经 一直 经常 目前 最近
现在 今天 因为 所以 但是 而且 如果 没有 还有 关于 对于 进行 造成 导致 影响 严重 问题 情况 附近 旁边 一个 多次 很多 非常 小区 社区 街道 市区 何时 能否 不能 不要 无人 扰民`;

/**
 * Endings of names of locations; the regular expression tries them in this order, so longer ones stand first. The two
 * characters before an ending are the stem of the name: 丽发|新城, 滨河|苑, 汇金|路.
 */
const LOCATION_ENDINGS = `
国际城 幼儿园 小区 社区 街道 花园 家园 新城 公园 广场 大厦 学校 小学 中学 大学 学院 医院 市场 公司 大道 国际 佳园 嘉园 新村 公寓 山庄 花城 名城 中心 之城 水岸 校区 号线
苑 园 城 院 府 居 庭 湾 郡 路 街 巷 村 镇 乡 组 桥 湖 河 岛 校`;

/**
 * Words before an ending that do not form a name with it: kinds of location, and parts of other words (物业|公司, 菜|市场).
 */
const NO_STEMS = `
物业 公共 服务 开发 建设 房产 商业 工业 国家 中心 公司 市场 学校 医院 周边 对面 门口 整个 所有 本小 该小 多个 其他 有限 责任 投资 置业 地产 集团 教育 培训 花园 广场 楼下 楼上 商品
高层 住宅 安置 新建 老旧 各个 几个 两个 人民 市政 区政 县政 镇政 省政 婚姻 经济 重点 公办 民办 私立 公立 配套 幼儿 艺术 火车 汽车 公交 地铁 高铁 加油 快递 饭店 酒店 派出 消防 卫生
便利 超市 门店 商店 药店 网店 化工 加工 工作 月份 几万 两家 借款 劳动 职业 技术 科技 文化 体育 加快 创建 打造 建成 发展 农贸 生鲜 批发 建材`;

/** Characters that no stem contains: endings of districts, and words that precede a name. */
const BEFORE_NAMES = '市区县省诉报询映关于在位由到从至问某该此各每近旁边内外前后上下里中和、政';

const words = (list: string): string[] => list.trim().split(/\s+/);
const pairs = (word: string): string[] => Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2));

export const isGrammar: ReadonlySet<string> = new Set(GRAMMAR);
export const locationEndings: readonly string[] = words(LOCATION_ENDINGS);
/** Pairs of characters of the common words. */
export const isCommon: ReadonlySet<string> = new Set(words(COMMON).flatMap(pairs));

const outsideStems: ReadonlySet<string> = new Set(GRAMMAR + BEFORE_NAMES);
const noStems: ReadonlySet<string> = new Set([...words(NO_STEMS), ...locationEndings, ...isCommon]);

/** Whether two Chinese characters can be the stem of a name. */
export const canName = (stem: string): boolean =>
  !noStems.has(stem) && !outsideStems.has(stem.charAt(0)) && !outsideStems.has(stem.charAt(1));
