import { classified, closed, dispatched, given } from '../testing/events';
import { excerptOf, passagesOf, phrasesOf, searchTextOf } from './search';
import { tagsOf } from './tags';

const row = (narrative: string) => ({ ...given(classified(), dispatched()), narrative });

describe('The searchable text and the tags of a ticket', () => {
  it('the searchable text of a ticket has a line each for words, title, demand, reply, address and numbers', () => {
    const more = { demand: '修好', reply: '已修复', title: '路燈', externalNo: 'JN-7' };
    const text = searchTextOf({ ...row('路燈壞了，ＫＴＶ旁'), ...more });
    expect(text).toBe('路灯坏了,ktv旁\n路灯\n修好\n已修复\n青年路\n20260105-000001\njn-7');
  });

  it('the searchable text holds the end of a long narrative', () => {
    expect(searchTextOf(row(`${'长'.repeat(12_000)}路燈`))).toContain('路灯\n');
  });

  it('the searchable text of a split ticket holds only its own part of the narrative', () => {
    expect(searchTextOf({ ...row('路灯不亮，还有噪音'), part: '还有噪音' })).not.toContain('路灯');
  });

  it('the tags of a ticket are its units, state, urgency, channel, matter and kind, and whether it is open', () => {
    const tags = tagsOf(given(classified(), dispatched()));
    expect(tags).toEqual(
      expect.arrayContaining([
        ['unit', 'east'],
        ['unit', 'town'],
        ['state', 'dispatched'],
        ['urgency', 'urgent'],
        ['channel', 'phone'],
        ['matter', 'stall'],
        ['kind', 'complaint'],
        ['open', 'true'],
      ]),
    );
    expect(tagsOf(given(classified(), dispatched(), closed)).map(([name]) => name)).not.toContain('open');
  });

  it('a query is split at white space into phrases, without empty ones', () => {
    expect(phrasesOf('　路灯  不亮 ')).toEqual(['路灯', '不亮']);
    expect(phrasesOf('   ')).toEqual([]);
  });
});

describe('the excerpt of a ticket', () => {
  it('an excerpt without a query is the beginning of the narrative in one line', () => {
    expect(excerptOf(row('路灯\n不亮'))).toBe('路灯 不亮');
    expect(excerptOf(row('长'.repeat(100)))).toBe(`${'长'.repeat(80)}…`);
  });
});

describe('the passages of a ticket in which words were found', () => {
  const marked = (given: Parameters<typeof passagesOf>[0], ...phrases: string[]) =>
    passagesOf(given, phrases).map(({ in: field, text, marks }) => [
      field,
      marks.map(({ from, to }) => text.slice(from, to)),
    ]);

  it('shows the text around the first word that was found, with each occurrence marked', () => {
    const given = row(`${'前'.repeat(200)}路燈不亮，路灯${'后'.repeat(200)}`);
    const [passage] = passagesOf(given, ['路灯']);
    expect(passage?.text).toBe(`…${'前'.repeat(20)}路燈不亮，路灯${'后'.repeat(53)}…`);
    expect(marked(given, '路灯')).toEqual([['told', ['路燈', '路灯']]]);
  });

  it('shows the field that holds a word, and further fields only for words that are not shown yet', () => {
    const given = { ...row('路灯不亮'), reply: '路灯已经修复' };
    expect(marked(given, '路灯', '修复')).toEqual([
      ['told', ['路灯']],
      ['reply', ['路灯', '修复']],
    ]);
    expect(marked(given, '青年')).toEqual([['address', ['青年']]]);
    expect(marked(given, '20260105')).toEqual([['number', ['20260105']]]);
  });

  it('marks a phrase even if the text lacks the sign between its words, but never the end of a longer word', () => {
    expect(marked(row('路灯，不亮'), '路灯不亮')).toEqual([]);
    expect(marked(row('3 号楼的ktv，AKTV'), '号楼的-ktv')).toEqual([['told', ['号楼的ktv']]]);
    expect(marked(row('号楼AKTV'), 'ktv')).toEqual([]);
  });
});
