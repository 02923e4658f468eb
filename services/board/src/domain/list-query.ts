import type { Actor, InputOf, listTickets } from '@hotline/contracts';
import type { IndexMatch, Query, Range, Refused, WordQuery } from '@hotline/runtime';
import { listedUnit, refuseListOf } from './access';
import { phrasesOf, type Tag } from './search';

type TicketFilter = InputOf<typeof listTickets>['query'];

/**
 * How a list is read: from one index in its order, or by a search for words, newest first. `matching` holds the further
 * filters.
 */
export type ListQuery =
  | { readonly index: string; readonly range: Range; readonly descending: boolean; readonly matching: IndexMatch[] }
  | { readonly search: WordQuery };

/**
 * Chooses the index and range for a filter. Refuses filters that contradict each other, and the list of another unit.
 * `officer`: id of a person; only tickets that are assigned to this person are listed.
 */
export function listQuery(
  filter: TicketFilter,
  actor: Actor,
  jurisdiction: string,
  officer = filter.assigned === 'me' ? actor.id : undefined,
): ListQuery | Refused {
  const refused = refuseListOf(filter.unit, actor);
  if (refused) return refused;
  const unit = listedUnit(filter.unit, actor);
  if (unit === undefined && (filter.assigned === 'nobody' || filter.assigned === 'away')) return unitNeeded;
  const tags = tagsOf(filter, { unit, officer, unassigned: filter.assigned === 'nobody' ? unit : undefined });
  const byDue = filter.sort === 'due' || filter.dueFrom !== undefined || filter.dueBefore !== undefined;
  const matching = (used: readonly Tag['0'][]): IndexMatch[] =>
    tags
      .filter(([name]) => !used.includes(name))
      .map(([name, value]) => ({ index: 'tag', key: [jurisdiction, name, value] }));
  if (filter.words !== undefined) {
    if (byDue) return wordsNewestFirst;
    const phrases = phrasesOf(filter.words);
    return { search: { scope: jurisdiction, phrases, matching: matching([]) } };
  }
  const { index, used, ...range } = byDue ? dueRange(filter, tags) : newestRange(tags);
  const prefix = [jurisdiction, ...used.map((name) => valueOf(tags, name))];
  return {
    index,
    range: { ...range, prefix },
    descending: !byDue,
    matching: matching([...used, ...(byDue ? OPEN_ONLY : [])]),
  };
}

/** Every ticket in an index of open tickets has this tag, so it need not be matched again. */
const OPEN_ONLY = ['open'] as const;

/** The arguments of `Documents.find` for a page. */
export const pageOf = (
  { range, descending, matching }: Extract<ListQuery, { index: string }>,
  { limit, cursor }: TicketFilter,
): Query => ({
  ...range,
  descending,
  limit,
  ...(matching.length > 0 ? { matching } : {}),
  ...(cursor ? { cursor } : {}),
});

function tagsOf(filter: TicketFilter, people: Partial<Record<Tag['0'], string | undefined>>): readonly Tag[] {
  const { state, matter, region, kind, urgency, channel, open, waiting } = filter;
  return Object.entries({ ...people, matter, region, state, kind, urgency, channel, open, waiting }).filter(
    (tag): tag is [Tag['0'], string] => tag[1] !== undefined,
  );
}

const valueOf = (tags: readonly Tag[], name: Tag['0']): string => tags.find(([other]) => other === name)?.[1] ?? '';

interface IndexRange extends Range {
  readonly index: string;
  /** Tags that are part of the key of the index, in the order of the key. */
  readonly used: readonly Tag['0'][];
}

function dueRange({ dueFrom, dueBefore }: TicketFilter, tags: readonly Tag[]): IndexRange {
  const hasUnit = tags.some(([name]) => name === 'unit');
  return {
    index: hasUnit ? 'openUnitDue' : 'openDue',
    used: hasUnit ? ['unit'] : [],
    ...(dueFrom === undefined ? {} : { from: Date.parse(dueFrom) }),
    ...(dueBefore === undefined ? {} : { to: Date.parse(dueBefore) }),
  };
}

/** Prefers the filter that usually leaves the fewest tickets: unit, then matter, then region. */
function newestRange(tags: readonly Tag[]): IndexRange {
  const has = (name: Tag['0']): boolean => tags.some(([other]) => other === name);
  const narrow = (['unit', 'matter', 'region'] as const).find(has);
  if (narrow)
    return has('state') ? { index: `${narrow}State`, used: [narrow, 'state'] } : { index: narrow, used: [narrow] };
  return has('state') ? { index: 'state', used: ['state'] } : { index: 'registered', used: [] };
}

const unitNeeded: Refused = {
  refused: 'invalid-input',
  detail: { zh: '按经办人筛选须指明单位', en: 'To filter by officer, a unit must be chosen as well' },
  hint: { zh: '请选择单位', en: 'Choose a unit' },
};

const wordsNewestFirst: Refused = {
  refused: 'invalid-input',
  detail: {
    zh: '按文字检索的结果按登记时间排列，不能同时按到期时间筛选',
    en: 'The results of a search by words are ordered by registration, so they cannot be filtered by due time',
  },
  hint: {
    zh: '请去掉到期时间和到期排序，或去掉检索文字',
    en: 'Leave out the due times and the order by due time, or leave out the words',
  },
};

/** Refusal of a search without any letter, digit or Chinese character. */
export const nothingToSearch: Refused = {
  refused: 'invalid-input',
  detail: { zh: '检索内容里没有文字或数字', en: 'The words to search for hold no letter, digit or character' },
  hint: { zh: '请输入要查找的词，例如“路灯”', en: 'Enter a word to look for, such as 路灯' },
};
