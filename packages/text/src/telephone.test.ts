import { readTelephone, takesTextMessages } from './telephone';

const jinan = { country: 'CN', areaCode: '0531' };
const withoutAreaCode = { country: 'CN' };

describe('readTelephone', () => {
  it.each([
    [
      '13800138000',
      '138 0013-8000',
      '１３８００１３８０００',
      '+86 138-0013-8000',
      '＋８６ 13800138000',
      '008613800138000',
    ],
    ['8613800138000', '013800138000', 'tel:+86-138-0013-8000', '电话：13800138000', '13800138000'],
  ])('reads every spelling of a mobile number as the same number (%s …)', (...spellings) => {
    for (const text of spellings)
      expect([text, readTelephone(text, jinan)]).toEqual([text, { number: '+8613800138000' }]);
  });

  it('reads every spelling of a fixed line as the same number, with and without its area code', () => {
    const spellings = [
      '(0531)84880001',
      '（０５３１）８４８８０００１',
      '0531-8488-0001',
      '0531—84880001',
      '+86 531 84880001',
    ];
    for (const text of [...spellings, '+86 (0)531 84880001', '8653184880001', '84880001', '8488 0001'])
      expect([text, readTelephone(text, jinan)]).toEqual([text, { number: '+8653184880001' }]);
  });

  it('separates an extension from the number, however it is written', () => {
    const spellings = [
      '053184880001转802',
      '(0531)84880001 转 ８０２',
      '0531-84880001-802',
      '84880001分机802',
      '84880001#802',
    ];
    for (const text of [...spellings, '0531-84880001 ext. 802', 'tel:+86-531-84880001;ext=802', '84880001-802'])
      expect([text, readTelephone(text, jinan)]).toEqual([text, { number: '+8653184880001', extension: '802' }]);
  });

  it('accepts 400 numbers, which can be dialled from anywhere, and numbers abroad', () => {
    expect(readTelephone('400-800-1234', jinan)).toEqual({ number: '+864008001234' });
    expect(readTelephone('+852 2345 6789', jinan)).toEqual({ number: '+85223456789' });
    expect(readTelephone('2345 6789', { country: 'HK' })).toEqual({ number: '+85223456789' });
  });

  it('refuses short service numbers such as 110, at which nobody can be called back', () => {
    for (const text of ['110', '12345', '１２３４５', '12319', '95588', '962288', '95588转3'])
      expect([text, readTelephone(text, jinan)]).toEqual([text, 'short']);
  });

  it('refuses a number with a digit too few or too many', () => {
    for (const text of ['1380013800', '138001380001', '8488000', '0531 8488000', '0531 848800012', '13800138'])
      expect([text, readTelephone(text, jinan)]).toEqual([text, 'not-a-number']);
  });

  it('asks for the area code of a fixed line where the jurisdiction has several area codes', () => {
    expect(readTelephone('84880001', withoutAreaCode)).toBe('area-code');
    expect(readTelephone('0531 84880001', withoutAreaCode)).toEqual({ number: '+8653184880001' });
  });

  it('refuses two numbers in one field, words, and a text too long to be a number', () => {
    for (const text of ['13800138000/13900139000', '13800138000、84880001', '13800138000 13900139000'])
      expect([text, readTelephone(text, jinan)]).toEqual([text, 'several']);
    for (const text of ['', '王先生', '0', '1'.repeat(100_000), '1-'.repeat(50_000)])
      expect(readTelephone(text, jinan)).toBe('not-a-number');
  });
});

describe('takesTextMessages', () => {
  it('accepts mobile numbers, at home and abroad, but no fixed line', () => {
    expect(['+8613800138000', '+85291234567', '+8653184880001'].map(takesTextMessages)).toEqual([true, true, false]);
  });
});
