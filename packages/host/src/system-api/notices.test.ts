import { noticesOf, type Backlog } from './notices';

const backlog = (over: Partial<Backlog>): Backlog => ({
  name: 'intake',
  lag: 0,
  parked: 0,
  undelivered: 0,
  paused: false,
  ...over,
});

describe('noticesOf', () => {
  it('shows no notice when no work waits', () => {
    expect(noticesOf([backlog({ lag: 7 })])).toEqual([]);
  });

  it('counts tickets with pending messages, and says when the gateway does not answer', () => {
    expect(noticesOf([backlog({ undelivered: 2 }), backlog({ undelivered: 1 })])[0]?.zh).toBe('3张工单有消息待发送');
    const [notice] = noticesOf([backlog({ undelivered: 1, paused: true })]);
    expect(notice?.zh).toContain('消息网关没有响应');
    expect(notice?.en).toMatch(/^Messages of 1 ticket wait/);
  });

  it('counts tickets that are held back after an error', () => {
    expect(noticesOf([backlog({ parked: 2 })])).toEqual([
      { zh: expect.stringContaining('2张工单'), en: expect.stringContaining('2 tickets') },
    ]);
  });
});
