import type { Unit, UnitId } from '@hotline/jurisdiction';
import { normalise, phraseMatcher, type PhraseMatch, type Segment, type Span } from '@hotline/text';
import { nameFinder } from './names';

export interface OrganisationSpan extends Span {
  readonly unit?: UnitId;
}

const ENDINGS = [
  '(?:股份)?(?:有限)?(?:责任)?公司|集团|合作社|信用社|银行|快递(?!员|柜|费|站|小哥|点|丢|到|单|被|盒)|中介',
  '物业(?:服务|管理)?公司|物业(?:服务中心)?(?!费|公司|服务|管理|的人|人员|经理|电话|办|员|客服)|物业(?=的人|经理|办公|电话|客服)',
  '超市|商场|商店|便利店|大药房|药房|药店|酒店|饭店|宾馆|旅馆|餐厅|餐馆|酒楼|网吧|ktv|健身房|健身中心|美容院|影城|影院|(?<!门|饭|酒|药|商|利)店(?![里主铺面员家])',
  '培训学校|学校|驾校|培训班|培训机构|幼儿园|小学|中学|大学|学院|(?<=第?[一二三四五六七八九十])中(?![午间旬心])',
  '医院|诊所|卫生[院室]|敬老院|养老院|殡仪馆|厂(?![里家房子长区])|养殖场|搅拌站|营业厅|供电所|收费站',
  '居委会|村委会?|业委会|派出所|管理局|执法局|大队|中队|(?<!格|结|布|饭|全|平|骗|出|残|僵|入|邮)局(?![面限部长里势])',
].join('|');
/** Words that do not form a name with an ending: 老旧, 那家, 楼下. */
const GENERIC_WORDS =
  '[这那哪一两几]?家|老旧?|新|旧|本|全|整|各|某|隔壁|旁边|附近|楼下|楼上|门口|对面|路边|街边|小区|大|小|私立|公立|民办|大型|连锁|黑|原|前期|母|子|分|总|超|哪|好|这些|那些|所有|正规|无证|县|市|区|镇|乡|村|省|国|我们|住';
/** Types of business, which alone do not form a name with an ending: 烧烤店. */
const BUSINESS_TYPES =
  '[0-9一二三四五六七八九十两几]个|开发|施工|建筑|装修|装饰|外卖|寄|取|发|收|送|物业|劳务|保险|房产|服务|管理|供暖|燃气|物流|搬家|家政|烧烤|火锅|理发|美发|手机|服装|水果|早餐|炒鸡|包子|小吃|面|奶茶|洗车|修车|汽修|五金|粮油|化肥|饲料|烟酒|农资|蛋糕|麻将|棋牌|花|花圈|寿衣|宠物|打印|门窗|家具|建材|化工|砖|砖瓦|木材|木器|石材|纸|肥料|机械|塑料|水泥|沥青|加工|养猪|养鸡|养殖|屠宰|电动车|自行车|中介|房屋|培训|补习|辅导|篮球|舞蹈|中心|乡镇|实习|快捷|商务|洗浴|按摩|足疗|个体|私人|门|邮|饭|商|药|旗舰|专卖|网|实体|直营|加盟';
const named = nameFinder({
  longest: 10,
  endings: ENDINGS,
  generic: new RegExp(`^(?:(?:${GENERIC_WORDS})*(?:${BUSINESS_TYPES}|${GENERIC_WORDS})?|.)$`),
});

/** Makes a finder of the units of a pack by full and shortened name: 供电公司 for 县供电公司. */
export function unitFinder(
  units: Iterable<Unit>,
  areas: readonly string[],
): (normalised: string) => readonly PhraseMatch<UnitId>[] {
  const names = [...units].flatMap(({ id, name }) =>
    formsOf(normalise(name.zh), areas).map((form) => [form, id] as const),
  );
  const times = new Map<string, Set<UnitId>>();
  for (const [form, id] of names) times.set(form, (times.get(form) ?? new Set()).add(id));
  return phraseMatcher(names.filter(([form]) => times.get(form)?.size === 1));
}

/** Smallest number of characters of a shortened name. */
const LEAST_NAME = 3;
function formsOf(name: string, areas: readonly string[]): readonly string[] {
  const plain = name.replace(/[(（].*$/, '');
  const area = areas.find((one) => plain.startsWith(one)) ?? '';
  const shorter = plain.slice(area.length).replace(/^[省市县区镇乡]/, '');
  return [
    ...new Set([
      plain,
      ...(shorter.length >= LEAST_NAME ? [shorter, ...['县', '区', '市'].map((level) => level + shorter)] : []),
    ]),
  ].filter(({ length }) => length >= LEAST_NAME);
}

/**
 * Organisations in a normalised text: units of the pack by name, others by the endings of names.
 * @param cut times and locations, which are not part of a name
 */
export function organisationsIn(
  normalised: string,
  units: readonly PhraseMatch<UnitId>[],
  segment: Segment,
  cut: readonly Span[],
): readonly OrganisationSpan[] {
  const known = units.map(({ offset, length, values }) => ({
    from: offset,
    to: offset + length,
    ...(values[0] ? { unit: values[0] } : {}),
  }));
  const others = named(normalised, segment, cut).filter(
    (span) => !known.some(({ from, to }) => from < span.to && span.from < to),
  );
  return [...known, ...others];
}
