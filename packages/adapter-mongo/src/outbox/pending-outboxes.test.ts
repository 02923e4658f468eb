import { PendingOutboxes } from './pending-outboxes';

describe('pending outboxes', () => {
  it('lists documents in the order in which they were added, each once', () => {
    const pending = new PendingOutboxes();
    for (const [id, version] of [['b', 1] as const, ['a', 1] as const, ['b', 2] as const]) pending.add(id, version);
    expect(pending.ids()).toEqual(['b', 'a']);
  });

  it('keeps a document whose outbox gained events while it was being emptied', () => {
    const pending = new PendingOutboxes();
    pending.add('a', 1);
    pending.add('a', 2);
    pending.emptied('a', 1);
    expect(pending.ids()).toEqual(['a']);
    pending.emptied('a', 2);
    expect(pending.size).toBe(0);
  });

  it('forgets a document that the sweep found as soon as its outbox is emptied, whatever the version', () => {
    const pending = new PendingOutboxes();
    pending.add('a', 0);
    pending.emptied('a', 7);
    expect(pending.size).toBe(0);
  });

  it('remembers at most 20,000 documents, and still notes new versions of those', () => {
    const pending = new PendingOutboxes();
    for (let n = 0; n <= 20_000; n += 1) pending.add(String(n), 1);
    expect(pending.size).toBe(20_000);
    pending.add('7', 2);
    pending.emptied('7', 1);
    expect(pending.ids()).toContain('7');
  });
});
