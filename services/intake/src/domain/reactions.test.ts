import { type Decision } from '@hotline/runtime';
import * as reactions from './reactions';
import type { Ticket } from './ticket';
import { by, id, event, operator, ticket, ticketWith } from './testing/tickets';
import type { IntakeView } from './view';

describe('Messages to callers', () => {
  it('sends the public reply to each caller who left a number', () => {
    const two = ticketWith({
      waiting: [
        ...ticket().waiting,
        { ticket: id(2), caller: { phone: '+8613900139000', anonymity: 'hidden' } },
        { ticket: id(3), caller: { anonymity: 'anonymous' } },
      ],
    });
    const told = reactions.resolved(
      two,
      event('TicketResolved', id(1), {
        unit: 'a',
        outcome: 'resolved',
        done: '',
        publicReply: '已清理',
        signedBy: 'x',
        round: 1,
        kind: 'complaint',
      }),
    );
    expect(told).toMatchObject({
      acts: [{ data: { phone: '+8613800138000' } }, { data: { phone: '+8613900139000' } }],
    });
    expect(new Set((told as Decision<Ticket>).acts?.map(({ name }) => name)).size).toBe(2);
  });

  it('tells the callers why their ticket is not accepted, the way that is open, and until when they can appeal', () => {
    const context = { ...by(operator), view: { timeZone: 'Asia/Shanghai' } as IntakeView };
    const told = (more: object) =>
      reactions.refused(
        ticket(),
        event('TicketRefused', id(1), {
          code: 'court',
          text: { zh: '由法院受理。', en: 'a court' },
          reason: '内部记录',
          requestedBy: 'o',
          ...more,
        }),
        context,
      );
    const route = { route: { zh: '请咨询法院', en: 'ask it' }, contact: '12368' };
    expect(told({ ...route, appealUntil: '2026-01-20T01:00:00.000Z' })).toMatchObject({
      acts: [
        {
          data: {
            template: 'refused',
            text:
              '您的工单 20260105-000001 不予受理：由法院受理。您可通过以下途径办理：请咨询法院（12368）。' +
              '如有异议，请于1月20日09:00前凭查询码在查询页面申诉，由其他人员复核。',
          },
        },
      ],
    });
    expect(told({})).toMatchObject({ acts: [{ data: { text: '您的工单 20260105-000001 不予受理：由法院受理。' } }] });
  });
  it('sends a question of the unit only if it is for the callers', () => {
    const ask = (toCaller?: true) =>
      reactions.asked(
        ticket(),
        event('FactsAsked', id(1), { unit: 'a', question: '几点？', ...(toCaller ? { toCaller } : {}) }),
      );
    expect(ask(true)).toMatchObject({
      acts: [{ data: { template: 'question', text: expect.stringContaining('几点？') } }],
    });
    expect(ask()).toBeUndefined();
  });
});
