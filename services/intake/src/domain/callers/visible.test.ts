import * as callers from './visible';
import { clerkOf, id, ticketWith, wang } from '../testing/tickets';

describe('What a person sees of the callers', () => {
  it('a unit sees no telephone number, and no more of a name than its first character', () => {
    const record = ticketWith({
      narrative: '我是王建国，回电13800138000',
      title: '摆摊，回电13800138000',
      elements: { who: '李某 13800138000', where: '青年路，门卫13900139000' },
      waiting: [{ ticket: id(1), caller: { ...wang, extension: '802', contactWindow: '晚上，打13900139000' } }],
    });
    const seen = {
      callers: callers.visibleCallers(record, clerkOf('lead')),
      narrative: callers.visibleNarrative(record, clerkOf('lead')),
      ...callers.visibleRecord(record, clerkOf('lead')),
    };
    expect(seen).toMatchObject({
      callers: [{ name: '王＊＊', anonymity: 'named', hasNumber: true, contactWindow: '晚上，打＊＊＊' }],
      narrative: '我是王建国，回电＊＊＊',
      title: '摆摊，回电＊＊＊',
      elements: { who: '李某 ＊＊＊', where: '青年路，门卫＊＊＊' },
    });
    expect(JSON.stringify(seen)).not.toMatch(/1[38]\d{9}|802/);
  });
  it('a unit sees the whole name of a company', () => {
    const shop = ticketWith({
      waiting: [{ ticket: id(1), caller: { name: '好邻居超市', kind: 'company', anonymity: 'named' } }],
    });
    expect(callers.visibleCallers(shop, clerkOf('lead'))).toEqual([
      { name: '好邻居超市', kind: 'company', anonymity: 'named', hasNumber: false },
    ]);
  });
  it('a unit sees nothing of a hidden or anonymous caller, and the hotline sees everything', () => {
    for (const anonymity of ['hidden', 'anonymous'] as const) {
      const caller = { ...wang, anonymity, contactWindow: '晚上' };
      const shy = ticketWith({ narrative: '回电13800138000', waiting: [{ ticket: id(1), caller }] });
      expect(callers.visibleCallers(shy, clerkOf('lead'))).toEqual([{ anonymity, hasNumber: true }]);
      expect(callers.visibleRecord({ ...shy, elements: { who: '王建国' } }, clerkOf('lead')).elements).toEqual({});
      expect(callers.visibleCallers(shy, { id: 'c', role: 'callback' })).toEqual([{ ...caller, hasNumber: true }]);
      expect(callers.visibleNarrative(shy, { id: 'c', role: 'callback' })).toBe('回电13800138000');
    }
  });
});
