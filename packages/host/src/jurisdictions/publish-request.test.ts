import { Refusal } from '@hotline/runtime';
import type { Publication } from './publications';
import { publishedBy } from './publish-request';

const publication = (version: string, command?: Publication['command']): Publication => ({
  version,
  from: 10,
  by: { id: 'admin-1', role: 'admin' },
  at: 10,
  origin: 'command',
  ...(command ? { command } : {}),
});

describe('The Idempotency-Key of a publication', () => {
  const first = publication('1', { id: 'key', hash: 'one' });
  const later = [first, publication('2'), publication('3', { id: 'other', hash: 'one' })];

  it('a repeat finds its publication, also when other versions were published since', () => {
    expect(publishedBy(later, { id: 'key', hash: 'one' })).toBe(first);
    expect(publishedBy(later, { id: 'new', hash: 'one' })).toBeUndefined();
  });

  it('refuses the key for another version, day or note', () => {
    expect(() => publishedBy(later, { id: 'key', hash: 'two' })).toThrow(Refusal);
  });
});
