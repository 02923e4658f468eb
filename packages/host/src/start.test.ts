import { started, type Started } from './testing/started';

const complaint = { channel: 'phone', narrative: '夜市占道经营' };

describe('a started process', () => {
  let host: Started;
  let token: string;
  beforeAll(async () => {
    host = await started();
    token = await host.token({ id: 'op', role: 'operator' });
  });
  afterAll(() => host.remove());

  it('answers a command, handles its event, and says when it has nothing left to do', async () => {
    const answer = await host.call('/api/v1/tickets', { token, body: complaint });
    expect(answer).toMatchObject({ status: 201, body: { repeated: false, recorded: [{ type: 'TicketRegistered' }] } });
    await host.idle();
    const list = await host.call('/api/v1/tickets', { token });
    expect(list.body.tickets).toContainEqual({ ticketId: answer.body.ticketId, heard: 1 });
  });
});
