import { Undeclared, type Documents, type IndexKey, type Query, type Range } from '../../ports/documents';
import { lettersCollection, store, ticket, upTo, type Letters } from '../letters';
import { suite, type Open, type Rule, type Stand } from '../suite';

const letters = (stand: Stand): Promise<Documents<Letters>> => stand.engine.documents(lettersCollection);
const put = (documents: Documents<Letters>, n: number, ...keys: readonly IndexKey[]) =>
  store<Letters>(documents, 'letters', ticket(n), () => ({ state: { count: n, keys } }));

/**
 * Reads all pages of a query, and resolves with the numbers of the documents found. Awaits `between` after each page.
 */
async function walk(
  documents: Documents<Letters>,
  query: Query,
  between: () => Promise<unknown> = async () => undefined,
): Promise<number[]> {
  const found: number[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await documents.find('byKey', { ...query, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.found.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.found.map((stored) => stored.state.count));
    cursor = page.next;
    if (cursor === undefined) return found;
    await between();
  }
}

function ranges(rule: Rule): void {
  rule(
    'finds documents in the order of keys: numbers by value, strings by code point, shorter strings first',
    async (stand) => {
      const documents = await letters(stand);
      const numbers = [-(2 ** 40), -2, -1, 0, 1, 9, 10, 35, 36, 2 ** 40];
      const strings = ['', ' ', 'A', 'a', 'a!', 'ab', 'b', '~', 'é', '丁', '济南', '济南市', '\uffee', '🚒'];
      const keys = [...numbers.map((n): IndexKey => ['n', n]), ...strings.map((s): IndexKey => ['s', s, 1])];
      const numbersOfKeys = upTo(keys.length);
      for (const n of [...numbersOfKeys].reverse()) await put(documents, n, keys[n - 1] as IndexKey);
      expect(await walk(documents, { limit: 4 })).toEqual(numbersOfKeys);
      expect(await walk(documents, { limit: 4, descending: true })).toEqual([...numbersOfKeys].reverse());
    },
  );

  rule('finds documents of a range: a prefix of whole elements, `from` inclusive, `to` exclusive', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(6)) await put(documents, n, ['town', n * 10, 'x']);
    await put(documents, 7, ['townhall', 30, 'x']);
    const found = (range: Range) => walk(documents, { ...range, limit: 100 });
    expect(await found({ prefix: ['town'] })).toEqual(upTo(6));
    expect(await found({ prefix: ['town'], from: 30 })).toEqual([3, 4, 5, 6]);
    expect(await found({ prefix: ['town'], to: 30 })).toEqual([1, 2]);
    expect(await found({ prefix: ['town'], from: 15, to: 40 })).toEqual([2, 3]);
    expect(await found({ prefix: ['town', 30] })).toEqual([3]);
    expect(await found({ prefix: ['city'] })).toEqual([]);
    expect(await documents.count('byKey', { prefix: ['town'], from: 15, to: 40 })).toBe(2);
  });

  rule('finds a document only under the keys of its current state', async (stand) => {
    const documents = await letters(stand);
    await put(documents, 1, ['open'], ['lead', 'squad']);
    await put(documents, 1, ['lead', 'squad']);
    await put(documents, 2);
    expect(await documents.count('byKey', { prefix: ['open'] })).toBe(0);
    expect(await walk(documents, { limit: 10 })).toEqual([1]);
    await stand.crash();
    expect(await walk(await letters(stand), { limit: 10 })).toEqual([1]);
  });

  rule('counts all keys, and counts keys grouped by the element after a prefix', async (stand) => {
    const documents = await letters(stand);
    const towns = ['崔寨', '孙耿', '崔寨', '太平', '崔寨'];
    for (const [i, town] of towns.entries()) await put(documents, i + 1, ['by', town, i]);
    for (const n of [-5, 3, 3]) await put(documents, 100 + n + (await documents.count('byKey', {})) * 10, ['at', n]);
    expect(await documents.countBy('byKey', ['by'])).toEqual(
      new Map([
        ['崔寨', 3],
        ['太平', 1],
        ['孙耿', 1],
      ]),
    );
    expect(await documents.countBy('byKey', ['at'])).toEqual(
      new Map([
        ['-5', 1],
        ['3', 2],
      ]),
    );
    expect(await documents.countBy('byKey', ['none'])).toEqual(new Map());
    expect(await documents.count('byKey', {})).toBe(8);
  });
}

function pages(rule: Rule): void {
  for (const descending of [false, true]) {
    rule(
      `finds each unchanged document once, page by page ${descending ? 'backwards' : 'forwards'}, while others change`,
      async (stand) => {
        const documents = await letters(stand);
        for (const n of upTo(20)) await put(documents, n * 10, ['k', n * 10]);
        let visits = 0;
        const found = await walk(documents, { prefix: ['k'], limit: 3, descending }, async () => {
          visits += 1;
          await put(documents, visits * 10 + 1, ['k', visits * 10 + 1]);
          await put(documents, 100);
          await put(documents, 50, ['k', visits % 2 ? 1 : 999]);
        });
        const standing = upTo(20)
          .map((n) => n * 10)
          .filter((n) => n !== 50 && n !== 100);
        const inOrder = descending ? [...standing].reverse() : standing;
        expect(found.filter((n) => standing.includes(n))).toEqual(inOrder);
        expect(visits).toBeGreaterThanOrEqual(5);
      },
    );
  }

  rule('finds documents with equal keys over several pages, in the order of their ids', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(7)) await put(documents, n, ['same']);
    expect(await walk(documents, { limit: 2 })).toEqual(upTo(7));
    expect(await walk(documents, { limit: 2, descending: true })).toEqual(upTo(7).reverse());
    expect(await walk(documents, { limit: 7 })).toEqual(upTo(7));
  });

  rule('finds a document that has several keys in the range only once', async (stand) => {
    const documents = await letters(stand);
    for (const n of upTo(5)) await put(documents, n, ['unit', `u${n}`], ['unit', `u${n + 1}`], ['unit', `u${n + 3}`]);
    for (const descending of [false, true]) {
      const found = await walk(documents, { prefix: ['unit'], limit: 2, descending });
      expect([...found].sort()).toEqual(upTo(5));
    }
  });

  rule('rejects a query on an index that was not declared', async (stand) => {
    const documents = await letters(stand);
    await expect(documents.find('byMood', { limit: 1 })).rejects.toBeInstanceOf(Undeclared);
    await expect(documents.count('byMood', {})).rejects.toBeInstanceOf(Undeclared);
    await expect(documents.countBy('byMood', [])).rejects.toBeInstanceOf(Undeclared);
    await expect(documents.find('toString', { limit: 1 })).rejects.toBeInstanceOf(Undeclared);
  });

  rule('rejects a cursor that did not come from a page', async (stand) => {
    const documents = await letters(stand);
    for (const cursor of ['no cursor', 'e30', '[]'])
      await expect(documents.find('byKey', { limit: 1, cursor })).rejects.toThrow();
  });
}

/** Tests the promises of `Documents` about queries. */
export function findContract(adapter: string, open: Open): void {
  suite(adapter, 'Find', open, (rule) => {
    ranges(rule);
    pages(rule);
  });
}
