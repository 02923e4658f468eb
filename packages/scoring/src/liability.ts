import type { Pack, PackAssessment, Text } from '@hotline/jurisdiction';
import type { BadLapse, CountedLapse, Lapse } from './scorecard';

export type LapseFlaw = Omit<BadLapse, 'at'>;
export const flaw = (what: Text, hint: Text): LapseFlaw => ({ what, hint });

/** Flaws of the fault and the sanctions that a record names. */
export function badLiability(pack: Pack, assessment: PackAssessment, { fault, sanctions = [] }: Lapse): LapseFlaw[] {
  const { faults: faultField, sanctions: sanctionField } = assessment;
  return [
    ...(fault === undefined ? [] : notIn(pack, faultField, fault, { zh: '过错情形', en: 'fault' })),
    ...sanctions.flatMap((code) => notIn(pack, sanctionField, code, { zh: '责任追究方式', en: 'sanction' })),
    ...(sanctions.length > 0 && fault === undefined ? [sanctionWithoutFault] : []),
  ];
}

const sanctionWithoutFault: LapseFlaw = flaw(
  { zh: '追究责任须有过错情形', en: 'a sanction needs a fault' },
  { zh: '请填写过错情形，或去掉责任追究', en: 'state the fault, or leave the sanctions out' },
);

function notIn(pack: Pack, field: string | undefined, code: string, { zh, en }: Text): LapseFlaw[] {
  const known = field === undefined ? [] : pack.matters.filter((matter) => matter.field === field);
  if (known.some((matter) => matter.code === code)) return [];
  return [
    flaw(
      { zh: `没有${zh}“${code}”`, en: `there is no ${en} "${code}"` },
      known.length === 0
        ? { zh: '该考核办法未列此项，请去掉', en: 'the assessment lists none; leave it out' }
        : {
            zh: `请填写以下之一：${known.map(({ name }) => name.zh).join('；')}`,
            en: `write one of: ${known.map(({ name }) => name.en).join('; ')}`,
          },
    ),
  ];
}

/** Finds the names of the fault and the sanctions of a record. */
export function liabilityIn(pack: Pack): (lapse: Lapse) => Pick<CountedLapse, 'liability'> {
  const names = new Map(pack.matters.map(({ code, name }) => [code, name]));
  const nameOf = (code: string): Text => names.get(code) ?? { zh: code, en: code };
  return ({ fault, sanctions = [] }) =>
    fault === undefined ? {} : { liability: { fault: nameOf(fault), sanctions: sanctions.map(nameOf) } };
}
