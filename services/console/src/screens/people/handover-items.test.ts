import { handoverItems } from './handover-items';

describe('the list of a handover', () => {
  it('has one item for each line that is not empty, with the ticket number at the beginning of the line', () => {
    expect(handoverItems('promised', '20261130-000123：今晚八点前回电\n\n  等市政回复  ')).toEqual([
      { kind: 'promised', ticketNo: '20261130-000123', text: '今晚八点前回电' },
      { kind: 'promised', text: '等市政回复' },
    ]);
  });

  it('keeps a line that is only a ticket number as its text', () => {
    expect(handoverItems('open', '20261130-000123')).toEqual([{ kind: 'open', text: '20261130-000123' }]);
  });
});
