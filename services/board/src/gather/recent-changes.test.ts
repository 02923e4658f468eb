import type { Broadcast, Stored } from '@hotline/runtime';
import type { TicketRow } from '../domain/row';
import { RecentChanges } from './recent-changes';

describe('Recent changes', () => {
  let publish: (message: unknown) => void;
  const broadcast: Broadcast = {
    publish: () => undefined,
    subscribe: (_topic, listener) => {
      publish = listener;
      return () => undefined;
    },
  };
  const change = (id: string): void => publish({ id } as Stored<TicketRow>);

  it('names the tickets that changed after a position, each once, the earliest first', () => {
    const recent = new RecentChanges(broadcast, 'changes');
    change('a');
    const position = recent.latest;
    for (const id of ['b', 'a', 'b']) change(id);
    expect(recent.since(position)).toEqual(['b', 'a']);
    expect(recent.since(recent.latest)).toEqual([]);
  });

  it('does not accept a position from another start of the process, from the future, or from too long ago', () => {
    const recent = new RecentChanges(broadcast, 'changes');
    const first = recent.latest;
    const other = new RecentChanges(broadcast, 'changes');
    expect(other.since(first)).toBeUndefined();
    expect(other.since(`${other.latest}9`)).toBeUndefined();
    for (let i = 0; i < 20_001; i++) change(`ticket-${i}`);
    expect(other.since(other.latest.replace(/\d+$/, '0'))).toBeUndefined();
    for (const nonsense of ['', 'x', '.', 'x.1']) expect(other.since(nonsense)).toBeUndefined();
  });

  it('tells its listeners each change with its position, until they stop listening', () => {
    const recent = new RecentChanges(broadcast, 'changes');
    const heard: string[] = [];
    const stop = recent.subscribe(({ id }) => heard.push(id));
    change('a');
    stop();
    change('b');
    expect(heard).toHaveLength(1);
    expect(recent.since(heard[0] ?? '')).toEqual(['b']);
  });
});
