import type { RegionCode } from '@hotline/jurisdiction';
import type { Segment, Span } from '@hotline/text';
import { take, nameFinder } from './names';

/** A part of an address; `region` if it is a region of the pack. */
export interface LocationPart extends Span {
  readonly region?: RegionCode;
}

const ROADS =
  '大道|大街|胡同|[国省县乡]道|高速(?!路|公路)|立交桥?|路(?![边口上面过灯费线程况人政牌段障由桥沿障])|路(?=口|段|边)|街(?![道坊上头边])|巷(?![子口道])';
const roads = nameFinder({
  longest: 5,
  endings: ROADS,
  generic:
    /^(?:.?|.*(?:马|公|道|铁|线|走|修|堵|一|半|后|门|思|网|电|水|油|管|气|大|小|土|主|辅|正|拦|让|过|老|新|进|出|铺|同|顺|带|问|迷|断|泥|柏油|石子|绕|山|回|生|产|销|逛|挡|占|认|赶|引|抄|这条|那条|条|村|门前|门口的?|应急|消防|步行|十字|丁字|三岔|盲|商业|临|沿|整条|的))$/,
});
const estates = nameFinder({
  longest: 8,
  endings:
    '小区|花园|家园|新村|公寓|庄园|新城|苑(?![子区])|社区|工业园区?|产业园|开发区|广场|公园|批发市场|农贸市场|菜市场|大厦|火车站|汽车站|客运站|高铁站|地铁站|加油站|服务区|水库|大集|村(?![民里委口头上庄中支两干部])|村(?=村口|东|西|南|北)',
  generic:
    /^(?:.*(?:老旧?|新|旧|本|全|这|那|整|农|邻|乡|自|新农|城中|行政|自然|各|某|封闭式?|开放式?|高档|安置|回迁|隔壁|旁边|附近|后花|小|大|我们|他们|楼下|门口|成品|街心|口袋))$/,
});

const NUMBER = '(?:[0-9a-z]{1,5}|[一二三四五六七八九十百]{1,4})';
/** Door numbers such as 3号楼2单元501室, 3-2-501 and 15号院, whose parts follow each other without a gap. */
const DOORS = new RegExp(
  `(?<![0-9a-z一二三四五六七八九十第])${NUMBER}(?:号(?:楼|院|门面房?|商铺)|栋(?!楼的?人)|幢|(?<=[0-9])单元|座(?=[0-9]))(?:${NUMBER}(?:单元|号楼|层|楼|室|户)|[东西中]户|[0-9]{3,4}室?)*|(?<![0-9])[0-9]{1,3}-[0-9]{1,2}-[0-9]{3,4}(?![0-9-])|(?<![0-9])[0-9]{3,4}室`,
  'g',
);
const NUMBERED_ROAD = /(?<![0-9])[gs]?[0-9]{2,3}(?:国道|省道|高速|县道)/g;
const HOUSE_NUMBER = /^(?:[0-9]{1,4}号(?:院|楼|门面房?)?)/;
const SIDE = /^(?:[东西南北中](?:段|首|头|侧|门|口|路口)|[东西南北]{2}角|交叉口|交汇处|路口)/;
/** Largest number of doors, and of numbered roads, that are read in one text. */
const MOST_DOORS = 60;
/** Longest location, in characters; further parts start another location. */
const LONGEST_LOCATION = 60;
const CROSSING = /^(?:(?:与|和|跟|、)$)/;

/** Locations in a normalised text: regions of the pack, roads, estates, villages, doors. Adjacent parts are joined. */
export function locationsIn(
  normalised: string,
  regions: readonly LocationPart[],
  segment: Segment,
): readonly LocationPart[] {
  const doors = [DOORS, NUMBERED_ROAD].flatMap((pattern) =>
    [...take(normalised.matchAll(pattern), MOST_DOORS)].map(({ index, 0: text }) => ({
      from: index,
      to: index + text.length,
    })),
  );
  const known = [...regions, ...doors];
  const named = [...roads(normalised, segment, known), ...estates(normalised, segment, known)].filter(
    (span) => !regions.some((region) => region.from <= span.from && span.to <= region.to),
  );
  const parts: readonly LocationPart[] = [...known, ...named].sort((a, b) => a.from - b.from || b.to - a.to);
  return joined(
    normalised,
    parts.map((part) => ({ ...part, to: endOf(normalised, part.to) })),
  );
}

/** The end of a part, after the house number and the side that follow it. */
function endOf(normalised: string, to: number): number {
  const number = HOUSE_NUMBER.exec(normalised.slice(to, to + 12))?.[0].length ?? 0;
  return to + number + (SIDE.exec(normalised.slice(to + number, to + number + 5))?.[0].length ?? 0);
}

function joined(normalised: string, parts: readonly LocationPart[]): readonly LocationPart[] {
  const all: LocationPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    const gap = last ? normalised.slice(last.to, part.from) : 'none';
    const crosses = CROSSING.test(gap) && /(?:交叉口|交汇处|路口)$/.test(normalised.slice(part.from, part.to));
    if (last && part.to - last.from <= LONGEST_LOCATION && (part.from <= last.to || gap === ' ' || crosses))
      all[all.length - 1] = { ...last, ...part, from: last.from, to: Math.max(last.to, part.to) };
    else all.push(part);
  }
  return all;
}
