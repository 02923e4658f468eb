import type { ApprovalKind, EventData, EventType, Role } from '@hotline/contracts';
import type { CallerViewRow, TicketHistoryEntry, TicketRow } from '../row';

/**
 * People who may decide on a request: a role, of one unit and of one approval level if these are given. Empty texts
 * stand for “any”, so that a seat can be the key of an index.
 */
export interface ApproverSeat {
  readonly role: Role;
  readonly unit: string;
  /** Approval level of the pack; only for signatures. */
  readonly level: string;
}

/** A request that waits for the decision of another person than the one who made it. */
export interface WaitingApproval {
  readonly kind: ApprovalKind;
  /** Each of these seats can decide. */
  readonly seats: readonly ApproverSeat[];
  /** Ids of people who cannot decide: those who asked, and those who decided at an earlier level. */
  readonly barred: readonly string[];
  readonly askedBy?: string;
  readonly unit?: string;
  /** Since when it waits for these seats, epoch ms. */
  readonly since: number;
  /** Code of the reason in the pack. */
  readonly code?: string;
  readonly reason?: string;
  readonly evidence?: string;
  readonly files?: readonly string[];
  readonly step?: { readonly number: number; readonly of: number };
}

/** Every request of a ticket that waits for a decision. */
export const waitingApprovals = (row: TicketRow): readonly WaitingApproval[] =>
  [
    ...(row.callerViews ?? []).map(callerView),
    extension(row),
    pause(row),
    suspension(row),
    row.state === 'awaiting-closure' ? closure(row) : undefined,
    row.refusalRequest ? refusal(row, row.refusalRequest) : undefined,
    row.state === 'awaiting-signature' ? signature(row) : undefined,
    row.state === 'in-review' ? review(row) : undefined,
    row.returnRequest ? returned(row, row.returnRequest) : undefined,
    row.precedent?.state === 'candidate' || row.precedent?.state === 'failed' ? precedent(row) : undefined,
  ].filter((one): one is WaitingApproval => one !== undefined);

interface Said<T extends EventType> {
  readonly data: EventData<T>;
  readonly by?: string;
  readonly at: number;
}

/** The last event of a type in the history. */
function last<T extends EventType>(
  { history }: TicketRow,
  type: T,
  fits: (entry: TicketHistoryEntry) => boolean = () => true,
): Said<T> | undefined {
  const entry = history.filter((one) => one.type === type && fits(one)).at(-1);
  return entry && said(entry);
}

const said = <T extends EventType>({ at, by, data }: TicketHistoryEntry): Said<T> => ({
  data: data as EventData<T>,
  at: Date.parse(at),
  ...(by === undefined || by.role === 'system' ? {} : { by: by.id }),
});

const anywhere = (role: Role): ApproverSeat => ({ role, unit: '', level: '' });
const asker = ({ by }: { readonly by?: string }): Pick<WaitingApproval, 'askedBy' | 'barred'> =>
  by === undefined ? { barred: [] } : { askedBy: by, barred: [by] };

type ChangeRequest = EventData<'ExtensionRequested' | 'PauseRequested' | 'SuspensionRequested'>;

const extension = (row: TicketRow): WaitingApproval | undefined =>
  row.extensionRequest && clockChange(row, 'extension', row.extensionRequest);
const pause = (row: TicketRow): WaitingApproval | undefined =>
  row.pauseRequest && clockChange(row, 'pause', row.pauseRequest);

const suspension = (row: TicketRow): WaitingApproval | undefined =>
  row.suspensionRequest && clockChange(row, 'suspension', row.suspensionRequest);

const CHANGES = {
  extension: { asked: 'ExtensionRequested', approved: 'ExtensionApproved' },
  pause: { asked: 'PauseRequested', approved: 'PauseApproved' },
  suspension: { asked: 'SuspensionRequested', approved: 'SuspensionApproved' },
} as const;

/** `request.approvers`: the roles that have not approved yet. */
function clockChange(
  row: TicketRow,
  kind: keyof typeof CHANGES,
  { unit, code, reason, evidence, approvers }: ChangeRequest,
): WaitingApproval | undefined {
  const asked = last(row, CHANGES[kind].asked);
  const [role] = approvers;
  if (!asked || !role) return undefined;
  const approvals = row.history.filter(({ type, at }) => type === CHANGES[kind].approved && Date.parse(at) >= asked.at);
  const { askedBy, barred } = asker(asked);
  return {
    kind,
    seats: [role === 'signatory' ? { role, unit, level: '' } : anywhere(role)],
    ...(askedBy === undefined ? {} : { askedBy }),
    barred: [...barred, ...approvals.flatMap(({ by }) => by?.id ?? [])],
    unit,
    since: Math.max(asked.at, ...approvals.map(({ at }) => Date.parse(at))),
    code,
    reason,
    evidence,
    step: { number: asked.data.approvers.length - approvers.length + 1, of: asked.data.approvers.length },
  };
}

function closure(row: TicketRow): WaitingApproval | undefined {
  const asked = last(row, 'ClosureRequested');
  if (!asked) return undefined;
  const { approvers, reason, evidence } = asked.data;
  return {
    kind: 'closure',
    seats: approvers.map(anywhere),
    ...asker(asked),
    since: asked.at,
    reason,
    ...(evidence.length > 0 ? { files: evidence } : {}),
  };
}

function refusal(
  row: TicketRow,
  { code, reason, approvers }: EventData<'RefusalRequested'>,
): WaitingApproval | undefined {
  const asked = last(row, 'RefusalRequested');
  if (!asked) return undefined;
  const refusals = row.history.filter(({ type }) => type === 'TicketRefused').map(({ data }) => data);
  const { askedBy, barred } = asker(asked);
  return {
    kind: 'refusal',
    seats: approvers.map(anywhere),
    ...(askedBy === undefined ? {} : { askedBy }),
    barred: [...barred, ...refusals.flatMap(refusersOf)],
    since: asked.at,
    code,
    reason,
  };
}

/** The people who took part in an earlier refusal of the ticket. */
const refusersOf = ({ requestedBy, approvedBy }: Readonly<Record<string, unknown>>): string[] =>
  [requestedBy, approvedBy].filter((id): id is string => typeof id === 'string');

function signature(row: TicketRow): WaitingApproval | undefined {
  const asked = last(row, 'ResolutionSubmitted');
  return (
    asked && {
      ...reported('signature', asked),
      seats: [{ role: 'signatory', unit: asked.data.unit, level: asked.data.level }],
    }
  );
}

function review(row: TicketRow): WaitingApproval | undefined {
  const asked = last(row, 'ResolutionSigned');
  if (!asked) return undefined;
  const prepared = last(row, 'ResolutionSubmitted', ({ data }) => data.round === asked.data.round);
  const request = reported('review', asked);
  return {
    ...request,
    seats: [anywhere('reviewer')],
    barred: [...request.barred, ...(prepared?.by ? [prepared.by] : [])],
  };
}

const reported = (
  kind: ApprovalKind,
  asked: Said<'ResolutionSubmitted' | 'ResolutionSigned'>,
): Omit<WaitingApproval, 'seats'> => {
  const { unit, done, evidence = [] } = asked.data;
  return {
    kind,
    ...asker(asked),
    unit,
    since: asked.at,
    reason: done,
    ...(evidence.length > 0 ? { files: evidence } : {}),
  };
};

function returned(
  row: TicketRow,
  { unit, code, reason, basis, decides }: NonNullable<TicketRow['returnRequest']>,
): WaitingApproval | undefined {
  const asked = last(row, 'ReturnRequested');
  return (
    asked && {
      kind: 'return',
      seats: [anywhere(decides)],
      ...asker(asked),
      unit,
      since: asked.at,
      code,
      reason,
      evidence: basis,
    }
  );
}

/** Each person who wants to read the callers waits for an approval of their own. */
const callerView = ({ requestedBy, code, reason, approvers, requestedAt }: CallerViewRow): WaitingApproval => ({
  kind: 'caller-view',
  seats: approvers.map(anywhere),
  ...asker({ by: requestedBy }),
  since: requestedAt,
  code,
  ...(reason === '' ? {} : { reason }),
});

/** Roles that decide whether a designation becomes a rule. */
const PRECEDENT_DECIDERS: readonly Role[] = ['coordinator', 'supervisor', 'admin'];

function precedent(row: TicketRow): WaitingApproval | undefined {
  const asked = last(row, 'UnitDesignated', ({ data }) => data.settles === true);
  if (!asked) return undefined;
  const { reason, document } = asked.data;
  return {
    kind: 'precedent',
    seats: PRECEDENT_DECIDERS.map(anywhere),
    ...asker(asked),
    since: asked.at,
    reason,
    evidence: document,
  };
}
