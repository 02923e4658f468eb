import { checkCharacterOf, creditCode } from './credit-code';

const refusedFor = (code: string): string | undefined => creditCode.safeParse(code).error?.issues[0]?.message;

describe('a unified social credit code', () => {
  it('a code with the check character of GB 32100-2015 passes, in lower case too', () => {
    expect(creditCode.parse('91350100M000100Y43')).toBe('91350100M000100Y43');
    expect(creditCode.parse(' 91350100m000100y43 ')).toBe('91350100M000100Y43');
  });

  it('refuses every wrong check character', () => {
    const body = '91350100M000100Y4';
    for (const check of '012456789ABCDEFGHJKLMNPQRTUWXY')
      expect(refusedFor(body + check)).toBe('rule:credit-code-check');
  });

  it('refuses a code in which two neighbouring characters are exchanged', () => {
    expect(refusedFor('91350010M000100Y43')).toBe('rule:credit-code-check');
  });

  it('refuses a code of a wrong length, or with a letter that the standard leaves out', () => {
    for (const code of ['', '91350100M000100Y4', '91350100M000100Y433', '9135O100M000100Y43', '91350100S000100Y43'])
      expect(refusedFor(code)).toBe('rule:credit-code');
  });

  it('a check value of 31 is written as the character 0', () => {
    const zero = Array.from({ length: 1000 }, (_, i) => `91370100${String(i).padStart(9, '0')}`).find(
      (body) => checkCharacterOf(body) === '0',
    );
    expect(creditCode.safeParse(`${zero}0`).success).toBe(true);
  });
});
