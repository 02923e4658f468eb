import type { Jurisdiction } from '@hotline/jurisdiction';
import { nameOf, notNow, windowPassed } from './refusals';
import type { RoutingView } from './view';

const jurisdiction = {
  units: new Map([['municipal-centre', { name: { zh: '县市政工程处', en: 'the municipal works office' } }]]),
  calendar: { timeZone: 'Asia/Shanghai' },
} as unknown as Jurisdiction;
const view = { jurisdiction } as RoutingView;

describe('Refusals of routing', () => {
  it('a refusal names the state as the board shows it, and the states in which the command is possible', () => {
    expect(notNow('acknowledged', ['dispatched', 'return-requested'])).toMatchObject({
      detail: { zh: '工单当前为“处置中”', en: 'The ticket is “In hand”' },
      hint: { zh: '仅“待签收”“退单待审”的工单可执行此操作' },
    });
  });

  it('a unit that the jurisdiction no longer has is called “another unit”', () => {
    expect(nameOf('municipal-centre', view).zh).toBe('县市政工程处');
    expect(nameOf('gone-centre', view)).toEqual({ zh: '其他单位', en: 'another unit' });
  });

  it('a refusal gives the end of the return window in the zone of the jurisdiction', () => {
    const until = Date.parse('2026-11-30T06:00:00Z');
    expect(windowPassed(until, until + 1, view).detail.zh).toBe('退单时限已于11月30日14:00截止');
  });
});
