import { excerptOf, phrasesOf, searchTextOf, tagsOf } from './search';
import { classified, closed, dispatched, given } from './testing/events';

const row = (narrative: string) => ({ ...given(classified(), dispatched()), narrative });

describe('The searchable text and the tags of a ticket', () => {
  it('the searchable text of a ticket has a line each for number, words, demand, address and reply, normalised', () => {
    const text = searchTextOf({ ...row('路燈壞了，ＫＴＶ旁'), demand: '修好', reply: '已修复' });
    expect(text).toBe('20260105-000001\n路灯坏了,ktv旁\n修好\n青年路\n已修复');
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

  it('shows the text around the first word that was found', () => {
    const excerpt = excerptOf(row(`${'前'.repeat(200)}路燈不亮${'后'.repeat(200)}`), ['路灯']);
    expect(excerpt).toBe(`…${'前'.repeat(20)}路燈不亮${'后'.repeat(56)}…`);
  });

  it('an excerpt is the beginning of the narrative when the word is in another field', () => {
    expect(excerptOf(row('路灯不亮'), ['青年'])).toBe('路灯不亮');
  });
});
