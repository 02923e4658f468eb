import { z } from 'zod';
import { ruleMessage } from './validation/rule-messages';

/** Characters of a unified social credit code (GB 32100-2015), in the order of their values; without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const MODULUS = ALPHABET.length;
const LENGTH = 18;

/** Weight of position i: 3^i mod 31. */
const weights = Array.from({ length: LENGTH - 1 }, (_, i) => {
  let weight = 1;
  for (let n = 0; n < i; n += 1) weight = (weight * 3) % MODULUS;
  return weight;
});

/** The check character of the first 17 characters. */
export function checkCharacterOf(code: string): string {
  const sum = weights.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code.charAt(i)), 0);
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** 统一社会信用代码 */
export const creditCode = z
  .string()
  .trim()
  .toUpperCase()
  .regex(new RegExp(`^[${ALPHABET}]{${LENGTH}}$`), { message: ruleMessage('credit-code'), abort: true })
  .refine((code) => checkCharacterOf(code) === code.at(-1), ruleMessage('credit-code-check'))
  .describe('unified social credit code, GB 32100-2015; its check character must fit');
