import type { Text } from '@hotline/contracts';
import { dayText } from '@hotline/contracts/phrases';
import type { LedgerPromise } from '../ledger';
import type { SlaView } from '../view';

/** What is promised with a closure as partly resolved. */
const THE_REST: Text = { zh: '办完其余部分', en: 'to do the rest' };

/** Example: `城管局承诺2026年1月9日前：清理路口的垃圾`. */
export function promiseText(
  { unit, on, what }: LedgerPromise & { readonly unit: string },
  { unitName }: Pick<SlaView, 'unitName'>,
): Text {
  const [by, day] = [unitName(unit), dayText(on)];
  return {
    zh: `${by.zh}承诺${day.zh}前：${what ?? THE_REST.zh}`,
    en: `${by.en} promised by ${day.en}: ${what ?? THE_REST.en}`,
  };
}
