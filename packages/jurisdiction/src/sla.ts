import type { Jurisdiction, Limit, SlaPolicy, Statute, TargetName } from './jurisdiction';
import { furtherTargets } from './pack/text';
import type { Pack, PackSlaRow, PackStatute } from './pack/pack';

/** The yellow card where the pack states none: at 80 % of the limit. */
const USUAL_WARNING = { share: 0.8 };

type About = Parameters<Jurisdiction['slaPolicy']>[0];

/**
 * Rank of a row, 0 to 7: a matter counts more than an urgency, an urgency more than a kind. 0: the row for all tickets.
 */
export function specificity(row: PackSlaRow): number {
  return (row.matter === undefined ? 0 : 4) + (row.urgency === undefined ? 0 : 2) + (row.kind === undefined ? 0 : 1);
}

/**
 * Returns the policy of a ticket. It has the id of the most specific row that fits the ticket. Values that this row
 * leaves out come from the next most specific row that fits.
 */
export function slaPolicies(pack: Pack): Jurisdiction['slaPolicy'] {
  const rows = [...pack.sla].sort((a, b) => specificity(b) - specificity(a));
  const made = new Map<string, SlaPolicy>();
  return (about) => {
    const key = `${about.matter ?? ''} ${about.urgency} ${about.kind}`;
    let policy = made.get(key);
    if (!policy)
      made.set(
        key,
        (policy = policyOf(
          rows.filter((row) => fits(row, about)),
          statutesFor(pack, about),
        )),
      );
    return policy;
  };
}

function fits(row: PackSlaRow, about: About): boolean {
  return (
    (row.matter ?? about.matter) === about.matter &&
    (row.urgency ?? about.urgency) === about.urgency &&
    (row.kind ?? about.kind) === about.kind
  );
}

/** Limits of laws for a ticket; none while its matter is not known. */
const statutesFor = ({ statutes }: Pack, { matter, kind, urgency }: About): readonly Statute[] =>
  statutes
    .filter(
      ({ matters, kinds, urgencies }) =>
        matter !== undefined &&
        matters.includes(matter) &&
        (kinds?.includes(kind) ?? true) &&
        (urgencies?.includes(urgency) ?? true),
    )
    .map(statuteOf);

export const statuteOf = ({ id, name, targets, basis }: PackStatute): Statute => ({ id, name, targets, basis });

function policyOf(rows: readonly PackSlaRow[], statutes: readonly Statute[]): SlaPolicy {
  const [first] = rows;
  if (!first) throw new Error('the pack has no SLA row for all tickets');
  const stated = (name: TargetName): Limit | undefined =>
    rows.map((r) => r.targets[name]).find((limit) => limit !== undefined);
  const target = (name: TargetName): Limit => {
    const found = stated(name);
    if (!found) throw new Error(`the SLA row for all tickets has no "${name}"`);
    return found;
  };
  const further = furtherTargets.flatMap((name): [TargetName, Limit][] => {
    const limit = stated(name);
    return limit ? [[name, limit]] : [];
  });
  const redAt = rows.map((r) => r.redAt).find((r) => r !== undefined);
  return {
    id: first.id,
    targets: {
      dispatch: target('dispatch'),
      acknowledge: target('acknowledge'),
      'first-contact': target('first-contact'),
      resolve: target('resolve'),
      callback: target('callback'),
      redo: target('redo'),
      ...Object.fromEntries(further),
    },
    statutes,
    warnAt: rows.map((r) => r.warnAt).find((w) => w !== undefined) ?? USUAL_WARNING,
    ...(redAt ? { redAt } : {}),
    basis: first.basis,
  };
}
