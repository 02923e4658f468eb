import type { CommandContext } from '@hotline/runtime';
import { amend } from './amend';
import { by, decisionOf, operator, ticket, ticketWith, wang } from '../testing/tickets';
import type { IntakeView } from '../view';

const context = by(operator) as CommandContext<IntakeView>;
const reason = '来电人更正，电话13800138000';

describe('The command amend', () => {
  it('keeps the earlier text, who changed it and why, and publishes the new text without numbers', () => {
    const location = { region: 'west', address: '玉皇路 0531-84886666' };
    const { state, events } = decisionOf(
      amend(ticket(), { narrative: '改在玉皇路，回电13900139000', location, reason }, context, undefined),
    );
    expect(state).toMatchObject({ narrative: '改在玉皇路，回电13900139000', location, region: 'west' });
    expect(state.amendments).toEqual([
      {
        at: context.now,
        by: 'o',
        reason,
        fields: ['narrative', 'location'],
        before: { narrative: '楼下烧烤摊油烟太大', location: { region: 'east', address: '青年路' } },
      },
    ]);
    expect(events).toMatchObject([
      { type: 'TicketAmended', data: { narrative: '改在玉皇路，回电＊＊＊', reason: '来电人更正，电话＊＊＊' } },
    ]);
    expect(JSON.stringify(events)).not.toMatch(/139|138|8488/);
  });
  it('the event about a corrected caller contains their anonymity, but neither name nor number', () => {
    const caller = { name: '李四', phone: '+8613900139000', anonymity: 'hidden' as const };
    const { state, events } = decisionOf(amend(ticket(), { caller, reason }, context, undefined));
    expect(state.waiting[0]?.caller).toEqual(caller);
    expect(state.amendments?.[0]?.before).toEqual({ caller: wang });
    expect(events).toMatchObject([{ type: 'TicketAmended', data: { fields: ['caller'], anonymity: 'hidden' } }]);
    expect(JSON.stringify(events)).not.toMatch(/李四|1390/);
  });
  it('corrects the text of a ticket in any state', () => {
    for (const situation of ['open', 'closed', 'merged'] as const)
      expect(amend(ticketWith({ situation }), { title: '油烟扰民', reason }, context, undefined)).toMatchObject({
        state: { title: '油烟扰民' },
      });
  });
  it('refuses a correction that changes nothing, and a new narrative for a ticket that was split', () => {
    const same = { narrative: '楼下烧烤摊油烟太大', caller: wang, reason };
    expect(amend(ticket(), same, context, undefined)).toMatchObject({ refused: 'invalid-input' });
    expect(amend(ticketWith({ part: '油烟' }), { narrative: '别的', reason }, context, undefined)).toMatchObject({
      refused: 'not-now',
    });
    expect(amend(undefined, same, context, undefined)).toMatchObject({ refused: 'not-found' });
  });
});
