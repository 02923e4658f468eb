import { compile, type Text } from '@hotline/jurisdiction';
import {
  addPrecedent,
  PackError,
  precedent,
  type Designation,
  type JurisdictionText,
} from '@hotline/jurisdiction-files';

/** A designation that may become a rule, and the region of the ticket that it decided. */
export interface AskedPrecedent {
  readonly designation: Designation;
  readonly ticketRegion?: string | undefined;
}

/**
 * The decisions that would change, the gaps and overlaps that would remain, and (`refusal`) why the rule cannot come
 * into force.
 */
export interface PrecedentPreview {
  readonly changes: readonly Text[];
  readonly open: readonly Text[];
  readonly refusal?: Text;
}

const NOTHING_CHANGES: Text = {
  zh: '现有规则已经这样决定，无须先例',
  en: 'the rules already send this ticket to the designated unit',
};
const OTHERWISE: Text = {
  zh: '按此规则，同样的工单仍不由指定单位主办',
  en: 'with this rule the same ticket would still not go to the designated unit',
};

/** Runs the proof on the jurisdiction with the precedent added. When the precedent does not fit, `refusal` says why. */
export function previewPrecedent(text: JurisdictionText, asked: AskedPrecedent): PrecedentPreview {
  try {
    const { changes, left } = precedent(text, asked.designation);
    const refusal = changes.length === 0 ? NOTHING_CHANGES : decidesOtherwise(text, asked);
    return {
      changes: changes.map((change) => change.text),
      open: left.map((finding) => finding.text),
      ...(refusal ? { refusal } : {}),
    };
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return { changes: [], open: [], refusal: error.problems[0]?.message ?? OTHERWISE };
  }
}

function decidesOtherwise(text: JurisdictionText, { designation, ticketRegion }: AskedPrecedent): Text | undefined {
  const { matter, lead, facts, from, region = ticketRegion } = designation;
  const asked = { matter, facts, on: from, ...(region === undefined ? {} : { region }) };
  const decision = compile(addPrecedent(text, designation).pack).decide(asked);
  return decision.kind === 'lead' && decision.lead.unit === lead ? undefined : OTHERWISE;
}
