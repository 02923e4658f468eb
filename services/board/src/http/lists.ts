import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import { Refusal, type Query } from '@hotline/runtime';

type Filter = InputOf<typeof listTickets>['query'];

/** The one index that answers a filter, and the range to read in it. Throws `invalid-input` for a combination that no index answers. */
export function indexFor(filter: Filter, actor: Actor, jurisdiction: string): { index: string; query: Query } {
  const unit = unitOf(filter, actor);
  const { state, matter, region, dueBefore } = filter;
  const page = { limit: filter.limit, ...(filter.cursor ? { cursor: filter.cursor } : {}) };
  const named = Object.entries({ unit, matter, region }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  if (named.length > 1) throw tooMany;
  const [only] = named;
  if (dueBefore !== undefined) {
    if (state !== undefined || (only && unit === undefined)) throw tooMany;
    return only
      ? { index: 'openUnitDue', query: { ...page, prefix: [jurisdiction, only[1]], to: Date.parse(dueBefore) } }
      : { index: 'openDue', query: { ...page, prefix: [jurisdiction], to: Date.parse(dueBefore) } };
  }
  const newest = { ...page, descending: true };
  if (only && state) return { index: `${only[0]}State`, query: { ...newest, prefix: [jurisdiction, only[1], state] } };
  if (only) return { index: only[0], query: { ...newest, prefix: [jurisdiction, only[1]] } };
  if (state) return { index: 'state', query: { ...newest, prefix: [jurisdiction, state] } };
  return { index: 'registered', query: { ...newest, prefix: [jurisdiction] } };
}

/** A unit's list is its own. */
function unitOf(filter: Filter, actor: Actor): string | undefined {
  if (actor.role !== 'unit') return filter.unit;
  if (filter.unit !== undefined && filter.unit !== actor.unit) throw notYours;
  return actor.unit ?? '';
}

const notYours = new Refusal({
  refused: 'not-your-ticket',
  detail: { zh: '只能查看本单位的工单', en: 'A unit lists its own tickets only' },
  hint: { zh: '请去掉 unit 参数', en: 'Leave `unit` out' },
});
const tooMany = new Refusal({
  refused: 'invalid-input',
  detail: { zh: '筛选条件组合不支持', en: 'No index answers this combination' },
  hint: {
    zh: '请使用 unit、matter、region 之一，可加 state；或 dueBefore，可加 unit',
    en: 'Use one of unit, matter, region, each with or without state; or dueBefore, with or without unit',
  },
});
