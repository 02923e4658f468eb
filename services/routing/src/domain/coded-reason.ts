import { anyOf } from '@hotline/contracts/phrases';
import type { CodedReason, Jurisdiction } from '@hotline/jurisdiction';
import type { Refused } from '@hotline/runtime';
import { sameUnit, unknownUnit } from './refusals';

type ReasonList = 'returnReasons' | 'disputeReasons';

interface GivenReason {
  readonly code: string;
  readonly proposedUnit?: string | undefined;
}

/**
 * Why a coded reason or its proposed unit is refused; undefined when both are valid. `lead`: the unit that gives the
 * reason.
 */
export function refuseReason(
  { lead }: { readonly lead: string },
  { code, proposedUnit }: GivenReason,
  { handling, units }: Jurisdiction,
  list: ReasonList,
): Refused | undefined {
  const reason = handling[list].get(code);
  if (!reason) return unknownReason(list, handling[list]);
  if (reason.needsUnit && proposedUnit === undefined) return proposedUnitNeeded(list, reason);
  if (proposedUnit === lead) return sameUnit[list];
  return proposedUnit === undefined || units.has(proposedUnit) ? undefined : unknownUnit;
}

function unknownReason(list: ReasonList, reasons: ReadonlyMap<string, CodedReason>): Refused {
  const possible = anyOf([...reasons.values()].map(({ name }) => name));
  return {
    refused: 'invalid-input',
    detail: {
      returnReasons: { zh: '辖区内没有该退单理由', en: 'This jurisdiction has no such reason for a return' },
      disputeReasons: { zh: '辖区内没有该争议事由', en: 'This jurisdiction has no such reason for a dispute' },
    }[list],
    hint: { zh: `请选择：${possible.zh}`, en: `Choose one of: ${possible.en}` },
  };
}

const proposedUnitNeeded = (list: ReasonList, { name }: CodedReason): Refused => ({
  refused: 'invalid-input',
  detail: {
    returnReasons: {
      zh: `以“${name.zh}”退单须建议接收单位`,
      en: `A return for the reason “${name.en}” must propose a receiving unit`,
    },
    disputeReasons: {
      zh: `以“${name.zh}”提出争议须指明争议单位`,
      en: `A dispute for the reason “${name.en}” must name the other unit`,
    },
  }[list],
  hint: { zh: '请选择应当承办的单位', en: 'Choose the unit that should handle it' },
});
