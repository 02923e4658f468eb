import { BadCursor, NothingToSearch, Undeclared, type Documents, type IndexKey } from '../../ports/documents';
import { several, type CollectionSpec, type SearchQuery } from '../../ports/documents';
import { lettersCollection, store, ticket, upTo, type Letters } from '../letters';
import { suite, type Open, type Rule, type Stand } from '../suite';

const letters = (stand: Stand): Promise<Documents<Letters>> => stand.engine.documents(lettersCollection);

interface Written {
  readonly scope?: string;
  readonly keys?: readonly IndexKey[];
}
const write = (documents: Documents<Letters>, n: number, text: string | undefined, more: Written = {}) =>
  store<Letters>(documents, 'letters', ticket(n), () => ({
    state: {
      count: n,
      keys: more.keys ?? [],
      ...(text === undefined ? {} : { searchText: { scope: more.scope ?? 'shanghe', text } }),
    },
  }));

/** Resolves with the numbers of the documents found, over all pages. */
async function search(documents: Documents<Letters>, phrases: string[], more: Partial<SearchQuery> = {}) {
  const found: number[] = [];
  for (let cursor: string | undefined; ;) {
    const query = { scope: 'shanghe', phrases, limit: 2, ...more, ...(cursor === undefined ? {} : { cursor }) };
    const page = await documents.search(query);
    expect(page.found.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.found.map((stored) => stored.state.count));
    cursor = page.next;
    if (cursor === undefined) return found;
  }
}

function words(rule: Rule): void {
  rule(
    'finds documents by Chinese words of any length, by numbers and by Latin words, the newest first',
    async (stand) => {
      const documents = await letters(stand);
      const texts = [
        '商河路灯不亮',
        '路边灯箱挡路',
        '路灯坏了，夜里噪音大',
        '玉皇庙镇3号楼 KTV 噪音',
        '20261130-000123',
      ];
      for (const [i, text] of texts.entries()) await write(documents, i + 1, text);
      expect(await search(documents, ['路灯'])).toEqual([3, 1]);
      expect(await search(documents, ['路灯不亮'])).toEqual([1]);
      expect(await search(documents, ['灯路'])).toEqual([]);
      expect(await search(documents, ['灯'])).toEqual([3, 2, 1]);
      expect(await search(documents, ['亮'])).toEqual([1]);
      expect(await search(documents, ['噪音', '路灯'])).toEqual([3]);
      expect(await search(documents, ['ktv'])).toEqual([4]);
      expect(await search(documents, ['镇3号'])).toEqual([4]);
      expect(await search(documents, ['3号楼 KTV'])).toEqual([4]);
      expect(await search(documents, ['000123'])).toEqual([5]);
      expect(await search(documents, ['20261130-000123'])).toEqual([5]);
      expect(await search(documents, ['2026'])).toEqual([5]);
    },
  );

  rule('does not find a phrase whose characters are in the text but do not follow one another', async (stand) => {
    const documents = await letters(stand);
    await write(documents, 1, '灯不亮，路灯 路灯不修');
    expect(await search(documents, ['路灯不亮'])).toEqual([]);
    expect(await search(documents, ['路灯不修'])).toEqual([1]);
  });

  rule('finds only documents of the scope that is searched', async (stand) => {
    const documents = await letters(stand);
    await write(documents, 1, '路灯', { scope: 'shanghe' });
    await write(documents, 2, '路灯', { scope: 'shanghe-new' });
    await write(documents, 3, '路灯', { scope: 'jinan' });
    expect(await search(documents, ['路灯'])).toEqual([1]);
    expect(await search(documents, ['路灯'], { scope: 'shanghe-new' })).toEqual([2]);
  });

  rule('finds a document only by the words of its latest state, also after a crash', async (stand) => {
    await write(await letters(stand), 1, '路灯不亮');
    await write(await letters(stand), 2, '路灯闪烁');
    await write(await letters(stand), 3, '路灯倾倒');
    await write(await letters(stand), 1, '噪音扰民');
    await write(await letters(stand), 2, undefined);
    await write(await letters(stand), 3, '路灯倾倒', { keys: [['changed']] });
    for (const _ of upTo(2)) {
      expect(await search(await letters(stand), ['路灯'])).toEqual([3]);
      expect(await search(await letters(stand), ['噪音'])).toEqual([1]);
      await stand.crash();
    }
  });
}

function filters(rule: Rule): void {
  rule('`matching` limits a search, and a query of an index, to documents with the given keys', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(9))
      await write(documents, n, n % 2 ? '路灯' : '噪音', {
        keys: [
          ['unit', n % 3],
          ['unit', n % 3, 'more'],
          ['n', n],
        ],
      });
    const matching = [{ index: 'byKey', anyOf: [['unit', 0]] }];
    expect(await search(documents, ['路灯'], { matching })).toEqual([9, 3]);
    expect(
      await search(documents, ['路灯'], { matching: [...matching, { index: 'byCount', anyOf: [[3], [4]] }] }),
    ).toEqual([3]);
    expect(await search(documents, ['路灯'], { matching: [{ index: 'byKey', anyOf: [['uni']] }] })).toEqual([]);
    const read = async (limit: number, cursor?: string) =>
      documents.find('byCount', { limit, matching, descending: true, ...(cursor ? { cursor } : {}) });
    const first = await read(2);
    expect(first.found.map((stored) => stored.state.count)).toEqual([9, 6]);
    expect((await read(2, first.next)).found.map((stored) => stored.state.count)).toEqual([3]);
  });

  rule('`matching` accepts a document that has any one of several keys', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(6)) await write(documents, n, '路灯', { keys: [['unit', n % 3]] });
    const anyOf = [0, 2].map((unit) => ['unit', unit]);
    const matching = [{ index: 'byKey', anyOf }];
    expect(await search(documents, ['路灯'], { matching })).toEqual([6, 5, 3, 2]);
    expect(await documents.countUpTo('byCount', { matching }, 100)).toEqual({ n: 4, more: false });
  });

  rule('`within` limits a search, and a query of an index, to documents with a key in the range', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(6)) await write(documents, n, '路灯', { keys: [['unit', n % 2]] });
    const within = [{ index: 'byCount', from: 2, to: 5 }];
    expect(await search(documents, ['路灯'], { within })).toEqual([4, 3, 2]);
    const ofUnit = await documents.find('byKey', { prefix: ['unit', 0], within, limit: 9 });
    expect(ofUnit.found.map(({ state }) => state.count)).toEqual([2, 4]);
    await store<Letters>(documents, 'letters', ticket(4), () => ({
      state: { count: 9, keys: [], searchText: { scope: 'shanghe', text: '路灯' } },
    }));
    expect(await search(documents, ['路灯'], { within })).toEqual([3, 2]);
  });

  rule('a search with `oldestFirst` reads the same documents in the opposite order', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(5)) await write(documents, n, n % 2 ? '路灯' : '噪音');
    expect(await search(documents, ['路灯'], { oldestFirst: true })).toEqual([1, 3, 5]);
  });

  rule('counts the keys of a range up to a limit', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(5)) await write(documents, n, '路灯', { keys: [['odd', n % 2]] });
    const odd = [{ index: 'byKey', anyOf: [['odd', 1]] }];
    expect(await documents.countUpTo('byCount', { from: 2 }, 100)).toEqual({ n: 4, more: false });
    expect(await documents.countUpTo('byCount', { from: 2 }, 3)).toEqual({ n: 3, more: true });
    expect(await documents.countUpTo('byCount', { matching: odd }, 2)).toEqual({ n: 2, more: true });
  });

  rule('counts the documents that a search would find, up to a limit', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(7)) await write(documents, n, '路灯', { keys: [['odd', n % 2]] });
    const query = { scope: 'shanghe', phrases: ['路灯'] };
    const odd = [{ index: 'byKey', anyOf: [['odd', 1]] }];
    expect(await documents.countFound(query, 100)).toEqual({ n: 7, more: false });
    expect(await documents.countFound(query, 5)).toEqual({ n: 5, more: true });
    expect(await documents.countFound({ ...query, matching: odd }, 100)).toEqual({ n: 4, more: false });
    expect(await documents.countFound({ ...query, phrases: ['噪音'] }, 100)).toEqual({ n: 0, more: false });
  });
}

/** An older declaration of the collection, which has no searchable text. */
const withoutSearch: CollectionSpec<Letters> = {
  name: 'letters',
  indexes: { byKey: several((state) => state.keys), byCount: (state) => [[state.count]] },
};

function declarations(rule: Rule): void {
  rule('finds documents that were stored before the collection could be searched', async (stand) => {
    const before = await stand.engine.documents(withoutSearch);
    for (const n of upTo(3)) await write(before, n, '路灯');
    await expect(before.search({ scope: 'shanghe', phrases: ['路灯'], limit: 1 })).rejects.toBeInstanceOf(Undeclared);
    await stand.crash();
    expect(await search(await letters(stand), ['路灯'])).toHaveLength(3);
  });

  rule(
    'rejects a search without words, with an invalid cursor or with an index that was not declared',
    async (stand) => {
      const documents = await letters(stand);
      const query = { scope: 'shanghe', phrases: ['路灯'], limit: 1 };
      await expect(documents.search({ ...query, phrases: [] })).rejects.toBeInstanceOf(NothingToSearch);
      await expect(documents.search({ ...query, phrases: ['，。!"*'] })).rejects.toBeInstanceOf(NothingToSearch);
      await expect(documents.search({ ...query, cursor: 'no cursor' })).rejects.toBeInstanceOf(BadCursor);
      const matching = [{ index: 'byMood', anyOf: [['good']] }];
      await expect(documents.search({ ...query, matching })).rejects.toBeInstanceOf(Undeclared);
      await expect(documents.find('byKey', { limit: 1, matching })).rejects.toBeInstanceOf(Undeclared);
      const within = [{ index: 'byKey', from: 'a' }];
      await expect(documents.search({ ...query, within })).rejects.toBeInstanceOf(Undeclared);
      await expect(documents.find('byCount', { limit: 1, within })).rejects.toBeInstanceOf(Undeclared);
    },
  );
}

/** Tests the promises of `Documents` about searching words. */
export function searchContract(adapter: string, open: Open): void {
  suite(adapter, 'Search', open, (rule) => {
    words(rule);
    filters(rule);
    declarations(rule);
  });
}
