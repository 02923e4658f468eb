import type { EventData } from '@hotline/contracts';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import type { Dispatch, DispatchRecord, DispatchSituation } from '../dispatch';
import type { RoutingView } from '../view';
import { workedOnBy, type WorkedOn } from '../worked-on-by';
import { tooManyFiles } from './refusals';

/** Situations in which a unit can attach files: from the dispatch until the ticket is resolved. */
const WITH_UNIT: readonly DispatchSituation[] = [
  'dispatched',
  'acknowledged',
  'return-requested',
  'awaiting-signature',
  'in-review',
];

/** The act that makes the content of an attached file permanent. */
export const KEEP = 'keep-evidence';

type Evidence = Pick<EventData<'EvidenceAttached'>, 'file' | 'type' | 'size' | 'purpose'>;

/** The lead or assistant that may attach a further file, or the refusal. Also asked before the file is received. */
export function mayAttach(state: Dispatch | undefined, context: CommandContext<RoutingView>): WorkedOn | Refused {
  const worked = workedOnBy(state, context, WITH_UNIT);
  if ('refused' in worked) return worked;
  const { perTicket } = context.view.jurisdiction.handling.files;
  return (worked.led.evidence ?? []).length < perTicket ? worked : tooManyFiles(perTicket);
}

/** 上传证据: the lead or an assistant attaches a stored file. A file that the ticket already has changes nothing. */
export function attachEvidence(
  state: Dispatch | undefined,
  { file, type, size, purpose }: Evidence,
  context: CommandContext<RoutingView>,
): Decided<Dispatch> {
  if (state?.evidence?.some((one) => one.file === file)) {
    const worked = workedOnBy(state, context, WITH_UNIT);
    return 'refused' in worked ? worked : undefined;
  }
  const worked = mayAttach(state, context);
  if ('refused' in worked) return worked;
  const { led, unit } = worked;
  const { round, hop, evidence = [] } = led;
  return {
    state: { ...led, evidence: [...evidence, { file, unit, round }] },
    events: [{ type: 'EvidenceAttached', data: { unit, file, type, size, purpose, round, hop } }],
    acts: [{ name: file, type: KEEP, data: { file } }],
  };
}

/** How many of the named files were not attached to the ticket in this round of work. */
export const notAttached = (
  { evidence = [], round }: Pick<DispatchRecord, 'evidence' | 'round'>,
  named: readonly string[],
): number => {
  const attached = new Set(evidence.filter((one) => one.round === round).map(({ file }) => file));
  return new Set(named.filter((file) => !attached.has(file))).size;
};
