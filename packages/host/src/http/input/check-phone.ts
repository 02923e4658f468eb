import { phoneFaults } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Refusal } from '@hotline/runtime';
import { readTelephone } from '@hotline/text';

interface GivenNumber {
  readonly phone?: string | undefined;
  readonly extension?: string | undefined;
}

/**
 * Returns the fields with the phone number in E.164 and its extension in a field of its own. Throws invalid-input at
 * the field `path` when the number cannot be dialled. The message does not contain the number, because messages may be
 * logged.
 */
export function checkPhone<C extends GivenNumber>({ intake }: Jurisdiction, given: C, path: string): C {
  if (given.phone === undefined) return given;
  const read = readTelephone(given.phone, { country: intake.country, areaCode: intake.areaCode });
  if (typeof read !== 'string') {
    const extension = given.extension ?? read.extension;
    return { ...given, phone: read.number, ...(extension === undefined ? {} : { extension }) };
  }
  const { zh, en } = phoneFaults[read];
  throw new Refusal({ refused: 'invalid-input', detail: { zh, en } }, [{ path, message: en, messageZh: zh }]);
}
