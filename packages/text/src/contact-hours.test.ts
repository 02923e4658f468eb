import { readContactHours } from './contact-hours';

describe('readContactHours', () => {
  it.each([
    ['工作日 18:00 后', { days: 'working-days', from: '18:00' }],
    ['18:00 后', { from: '18:00' }],
    ['晚上七点以后', { from: '19:00' }],
    ['晚上8点半后', { from: '20:30' }],
    ['下午两点到四点', { from: '14:00', to: '16:00' }],
    ['上午9点至下午3点', { from: '09:00', to: '15:00' }],
    ['９：００－１１：３０', { from: '09:00', to: '11:30' }],
    ['十八点前', { to: '18:00' }],
    ['周末', { days: 'rest-days' }],
    ['周一至周五 上午', { days: 'working-days', from: '08:00', to: '12:00' }],
    ['中午', { from: '11:30', to: '14:00' }],
    ['晚上', { from: '18:00', to: '22:00' }],
    ['下班后', { from: '18:00' }],
    ['weekdays after 6pm', { days: 'working-days', from: '18:00' }],
    ['before 10:00', { to: '10:00' }],
  ])('reads from “%s” when the caller can be reached', (written, hours) => {
    expect(readContactHours(written)).toEqual(hours);
  });
  it.each(['', '随时', '上午不方便', '除周末外', '打我老婆手机', '25点后', '9点到8点', '上午或晚上'])(
    'returns nothing for “%s”, because it names no single window of time',
    (written) => {
      expect(readContactHours(written)).toBeUndefined();
    },
  );
});
