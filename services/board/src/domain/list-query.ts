import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import type { Query, Refused } from '@hotline/runtime';
import { listedUnit, refuseListOf } from './access';

type TicketFilter = InputOf<typeof listTickets>['query'];

/** An index and the range to read in it. */
export interface ListQuery {
  readonly index: string;
  readonly query: Query;
}

/**
 * The one index that answers a filter; a refusal for a combination that no index answers, or for another unit's list.
 */
export function listQuery(filter: TicketFilter, actor: Actor, jurisdiction: string): ListQuery | Refused {
  const refused = refuseListOf(filter.unit, actor);
  if (refused) return refused;
  const { state, matter, region, dueBefore } = filter;
  const page = { limit: filter.limit, ...(filter.cursor ? { cursor: filter.cursor } : {}) };
  const named = Object.entries({ unit: listedUnit(filter.unit, actor), matter, region }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  const [only] = named;
  if (named.length > 1) return unsupportedFilters;
  if (dueBefore !== undefined) {
    if (state !== undefined || (only && only[0] !== 'unit')) return unsupportedFilters;
    const to = Date.parse(dueBefore);
    return only
      ? { index: 'openUnitDue', query: { ...page, prefix: [jurisdiction, only[1]], to } }
      : { index: 'openDue', query: { ...page, prefix: [jurisdiction], to } };
  }
  const newest = { ...page, descending: true };
  if (only && state) return { index: `${only[0]}State`, query: { ...newest, prefix: [jurisdiction, only[1], state] } };
  if (only) return { index: only[0], query: { ...newest, prefix: [jurisdiction, only[1]] } };
  if (state) return { index: 'state', query: { ...newest, prefix: [jurisdiction, state] } };
  return { index: 'registered', query: { ...newest, prefix: [jurisdiction] } };
}

const unsupportedFilters: Refused = {
  refused: 'invalid-input',
  detail: { zh: '暂不支持该筛选条件组合', en: 'This combination of filters is not supported' },
  hint: {
    zh: '请按单位、事项或区域之一筛选，可加状态；或按到期时间筛选，可加单位',
    en: 'Filter by unit, matter or region, with or without state; or by due time, with or without unit',
  },
};
