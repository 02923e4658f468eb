import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import { Refusal, type Query } from '@hotline/runtime';

type Filter = InputOf<typeof listTickets>['query'];

/**
 * The one index that answers a filter, and the range to read in it. Throws `invalid-input` for a combination that no
 * index answers.
 */
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
  hint: { zh: '请勿指定单位', en: 'Do not choose a unit' },
});
const tooMany = new Refusal({
  refused: 'invalid-input',
  detail: { zh: '暂不支持该筛选条件组合', en: 'This combination of filters is not supported' },
  hint: {
    zh: '请按单位、事项或区域之一筛选，可加状态；或按到期时间筛选，可加单位',
    en: 'Filter by unit, matter or region, with or without state; or by due time, with or without unit',
  },
});
