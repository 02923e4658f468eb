import { newTicketId } from './identity';

const NOW = Date.UTC(2026, 0, 5, 9);

describe('The id of a new ticket', () => {
  it('a new id is a unique UUID that sorts by the time of registration', () => {
    const ids = [0, 1, 2, 3].map((ms) => newTicketId(undefined, NOW + ms));
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect([...ids].sort()).toEqual(ids);
    expect(newTicketId(undefined, NOW)).not.toBe(newTicketId(undefined, NOW));
  });

  it('the same idempotency key gives the same id at any time', () => {
    expect(newTicketId('key', NOW)).toBe(newTicketId('key', NOW + 1000));
    expect(newTicketId('key', NOW)).not.toBe(newTicketId('other', NOW));
  });
});
