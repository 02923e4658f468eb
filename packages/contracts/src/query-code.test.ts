import { queryCode } from './words';

describe('A query code', () => {
  it.each([
    ['7K3M0V9Q2A', 'as it was told'],
    ['7k3m0v9q2a', 'in small letters'],
    [' 7K3M-0V9Q 2A ', 'with spaces and hyphens'],
    ['７Ｋ３Ｍ　０Ｖ９Ｑ２Ａ', 'in full width'],
    ['7K3MOU9Q2A', 'with letters that are taken for others'],
    ['7K3M·0V9Q·2A', 'with dots'],
  ])('the code %j is accepted %s', (written) => {
    expect(queryCode.parse(written)).toBe('7K3M0V9Q2A');
  });
  it('the letters I and L are read as the digit 1', () => {
    expect(queryCode.parse('ILil0V9Q2A')).toBe('11110V9Q2A');
  });
  it.each(['', '7K3M0V9Q2', '7K3M0V9Q2AB', '七K3M0V9Q2A', 'x'.repeat(61)])('the text %j is refused', (written) => {
    expect(queryCode.safeParse(written).success).toBe(false);
  });
});
