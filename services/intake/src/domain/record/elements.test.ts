import { missingElements } from './elements';
import { ticket, ticketWith } from '../testing/tickets';
import { compareTranscript } from './transcript';

describe('The five elements of a complaint: who, when, where, what and want', () => {
  it('lists the elements that nobody has told yet', () => {
    const silent = ticket({ caller: { anonymity: 'anonymous' }, location: {}, narrative: '楼下太吵' });
    expect(missingElements(silent)).toEqual(['who', 'when', 'where', 'want']);
    expect(missingElements(ticket())).toEqual(['when', 'want']);
  });
  it('a time in the narrative is found, and an element that the operator noted is not missing', () => {
    for (const narrative of ['昨天有人摆摊', '晚上8点以后太吵', '３月５日停水', '每晚十点施工'])
      expect(missingElements(ticketWith({ narrative, demand: '清理' }))).toEqual([]);
    const elements = { who: '摊主', when: '说不清', where: '桥下', what: '摆摊', want: '搬走' };
    expect(missingElements(ticket({ caller: { anonymity: 'anonymous' }, location: {}, elements }))).toEqual([]);
  });
});

describe('The comparison of a transcript with what the operator wrote', () => {
  it('lists clauses that were said but not written, and clauses that were written but not said', () => {
    expect(
      compareTranscript('喂，你好。楼下燒烤攤油煙太大，我孩子哮喘，叫張三的人開的。', '楼下烧烤摊油烟太大。已多次投诉'),
    ).toEqual({
      text: expect.any(String),
      heardOnly: ['喂', '你好', '我孩子哮喘', '叫張三的人開的'],
      writtenOnly: ['已多次投诉'],
    });
  });
  it('ignores spaces, punctuation and letter case', () => {
    expect(compareTranscript('A座 楼下，太吵！', 'a座楼下太吵')).toMatchObject({ heardOnly: [], writtenOnly: [] });
  });
});
