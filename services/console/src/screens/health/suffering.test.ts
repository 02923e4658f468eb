import { conditionOf, wordsOf } from './suffering';

const idle = { lag: 0, parked: 0, undelivered: 0, paused: false };

describe('the condition of a service', () => {
  it('a service is well while few events wait and no ticket is held back', () => {
    expect(conditionOf(idle)).toBe('well');
    expect(conditionOf({ ...idle, lag: 100, undelivered: 3 })).toBe('well');
  });

  it('a service is late when more events wait than in normal operation', () => {
    expect(conditionOf({ ...idle, lag: 101 })).toBe('late');
  });

  it('a service is held when a ticket is parked or the gateway does not answer, however few events wait', () => {
    expect(conditionOf({ ...idle, parked: 1, lag: 5000 })).toBe('held');
    expect(conditionOf({ ...idle, paused: true })).toBe('held');
  });

  it('a name in words exists also for a service that the console does not know', () => {
    expect(wordsOf('classification').name.zh).toBe('分类');
    expect(wordsOf('something-new').name.zh).toBe('其他服务');
  });
});
