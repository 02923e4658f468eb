/** The words around the name of a region, as far as they belong to its clause. */
interface NamedRegion {
  readonly code: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * What a text says about a region that it names. `scene`: something happens there. `beside`: the caller lives or lived
 * there, or passed it on the way. `denied`: the text says that it is not there.
 */
export type RegionRole = 'scene' | 'beside' | 'denied';

/** Longest stretch, in characters, before and after a name that decides its role. */
const AROUND = 10;

const DENIED_BEFORE = /(?:不是|不在|并非|不属于?|而非|别当成|不归)(?:在|说|指)?$/;
/** Where the caller lives or comes from, now or earlier: 我是…人, 家住…, 老家…, 从…搬来, 以前在… */
const HOME_BEFORE =
  /(?:(?:我|俺|咱|我们|本人|我家|俺家)(?:们)?(?:就)?(?:是|住|住在|家住|家在|家是|来自|在)|家住|住址|户口(?:在|是)?|户籍(?:在|是)?|老家(?:在|是)?|籍贯|娘家(?:在|是)?|婆家(?:在|是)?)$/;
const HOME_AFTER = /^(?:人[,，。;!?的]|的?(?:居民|村民|市民|业主|租客|住户)[,，。;]|户口|户籍)/;
const EARLIER_BEFORE = /(?:以前|原来|原先|从前|过去|曾经|早先|去年|前年|上次|上回|那时)(?:是|就)?(?:住|在|住在|的)?$/;
/** The way to somewhere else: 从…去, 路过…, 去…的路上, 往…方向 */
const WAY_BEFORE = /(?:路过|途经|经过|途径|开往|驶往|前往|通往|发往|去往|回)$/;
const FROM_BEFORE = /从$/;
const WAY_AFTER = /^(?:的?路上|方向|出发|开往|往|去|到|回|坐车|过来|搬)/;
const TOWARDS_BEFORE = /(?:去|到|回|往)$/;
const TOWARDS_AFTER = /^(?:的?路上|途中|方向|的路)/;

/** The role of a region by the words directly around its name. */
export function roleOf(normalised: string, { offset, length }: NamedRegion): RegionRole {
  const before = normalised.slice(Math.max(0, offset - AROUND), offset);
  const after = normalised.slice(offset + length, offset + length + AROUND);
  if (DENIED_BEFORE.test(before)) return 'denied';
  const isHome = HOME_AFTER.test(after) || (HOME_BEFORE.test(before) && endsClause(after));
  const isWay =
    WAY_BEFORE.test(before) ||
    (FROM_BEFORE.test(before) && WAY_AFTER.test(after)) ||
    (TOWARDS_BEFORE.test(before) && TOWARDS_AFTER.test(after));
  return isHome || isWay || EARLIER_BEFORE.test(before) ? 'beside' : 'scene';
}

/** 我住许商, 楼下… ends at the name; 我住许商的幸福小区 does not, and names the scene. */
const endsClause = (after: string): boolean => /^(?:这边|那边|人)?[,，。;!?的]?$|^(?:这边|那边)?[,，。;!?]/.test(after);

const BETWEEN = /^(?:和|与|跟|同|、|及)$/;
const BORDER = /^(?:的)?(?:交界|之间|中间|两边|接壤|搭界|边界|交汇|都有|两地|两镇|两个)/;

/** Whether the region is named together with another one as a border: A和B交界处. */
export function isOnBorder(region: NamedRegion, others: readonly NamedRegion[], normalised: string): boolean {
  return others.some((other) => {
    if (other.code === region.code) return false;
    const [first, second] = other.offset < region.offset ? [other, region] : [region, other];
    const end = second.offset + second.length;
    return (
      BETWEEN.test(normalised.slice(first.offset + first.length, second.offset)) &&
      BORDER.test(normalised.slice(end, end + AROUND))
    );
  });
}
