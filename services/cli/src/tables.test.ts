import { counted } from './answering';
import { columns } from './tables';

describe('columns', () => {
  it('aligns the values in a terminal, where a Chinese character of a label is as wide as two Latin letters', () => {
    expect(
      columns([
        ['服务 service', 'routing'],
        ['工单', 't1'],
      ]),
    ).toEqual(['服务 service  routing', '工单          t1']);
  });

  it('returns no lines for no rows', () => {
    expect(columns([])).toEqual([]);
  });
});

describe('counted', () => {
  it('uses the English singular for the number one only', () => {
    expect([0, 1, 2].map((n) => counted(n, 'fault'))).toEqual(['0 faults', '1 fault', '2 faults']);
    expect(counted(2, 'entry', 'entries')).toBe('2 entries');
  });
});
