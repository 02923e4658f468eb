import { several, type CollectionSpec } from '@hotline/runtime';
import { waitingApprovals } from './domain/approvals/waiting';
import { dayOf, NOBODY } from './domain/hot-spot';
import { figureDays } from './domain/figures/figure-days';
import { dueAt, isOpen, nextDue, units, type TicketRow } from './domain/row';
import type { ScoreSheet } from './domain/score-sheets/sheet';
import { searchTextOf } from './domain/listing/search';
import { NEVER, tagsOf } from './domain/listing/tags';

/**
 * Whether no power covers the current matter and region of the ticket. A gap of an earlier classification stays in
 * `findings` but does not count here.
 */
const isGap = ({ findings, matter, region }: TicketRow): boolean =>
  findings.some((found) => found.kind === 'gap' && found.matter === matter && (found.region ?? region) === region);

/**
 * Indexes for lists and figures, each within one jurisdiction. Indexes named `open…` hold open tickets only, so closed
 * tickets do not make them grow. Every ticket begins as the first of its own issue; indexes of issues leave that one
 * out, so they grow only when another ticket joins.
 */
export const rows: CollectionSpec<TicketRow> = {
  name: 'board',
  indexes: {
    registered: (row) => [[row.jurisdiction, row.registeredAt]],
    state: (row) => [[row.jurisdiction, row.state, row.registeredAt]],
    unit: several((row) => units(row).map((unit) => [row.jurisdiction, unit, row.registeredAt])),
    unitState: several((row) => units(row).map((unit) => [row.jurisdiction, unit, row.state, row.registeredAt])),
    matter: (row) => (row.matter ? [[row.jurisdiction, row.matter, row.registeredAt]] : []),
    matterState: (row) => (row.matter ? [[row.jurisdiction, row.matter, row.state, row.registeredAt]] : []),
    region: (row) => (row.region ? [[row.jurisdiction, row.region, row.registeredAt]] : []),
    regionState: (row) => (row.region ? [[row.jurisdiction, row.region, row.state, row.registeredAt]] : []),
    tag: several((row) => tagsOf(row).map(([name, value]) => [row.jurisdiction, name, value])),
    queryCode: (row) => [[row.queryCode]],
    openDue: (row) => (isOpen(row) ? [[row.jurisdiction, dueAt(row) ?? NEVER]] : []),
    openUnitDue: several((row) => {
      const key = (unit: string) => [
        row.jurisdiction,
        unit === row.lead ? 'lead' : 'other',
        unit,
        dueAt(row, unit) ?? NEVER,
      ];
      return isOpen(row) ? units(row).map(key) : [];
    }),
    /** When the next target turns yellow; with `openDue`, which tickets are at risk. */
    openWarn: (row) => {
      const { timing } = nextDue(row) ?? {};
      return timing ? [[row.jurisdiction, timing.warnAt]] : [];
    },
    /** Days on which something happened that the figures of a period count. Open tickets and closed ones. */
    figureDay: several((row) => figureDays(row).map((day) => [row.jurisdiction, day])),
    openAssigned: several((row) =>
      isOpen(row) ? (row.assigned ?? []).map(({ unit, officer }) => [row.jurisdiction, unit, officer]) : [],
    ),
    openState: (row) => (isOpen(row) ? [[row.jurisdiction, row.state]] : []),
    openGap: (row) => (isOpen(row) && isGap(row) ? [[row.jurisdiction, row.registeredAt]] : []),
    closed: (row) => (row.closedAt === undefined ? [] : [[row.jurisdiction, row.closedAt]]),
    finding: several((row) =>
      row.findings
        .filter(({ kind }, i) => row.findings.findIndex((other) => other.kind === kind) === i)
        .map(({ kind, at }) => [row.jurisdiction, kind, at]),
    ),
    anyFinding: (row) => row.findings.slice(0, 1).map((finding) => [row.jurisdiction, finding.at]),
    unitStep: several((row) => row.unitSteps.map(({ unit, what, at }) => [row.jurisdiction, what, unit, at])),
    precedent: ({ jurisdiction, precedent }) =>
      precedent ? [[jurisdiction, precedent.state, precedent.designatedAt]] : [],
    /** Requests by the seat of those who decide. A request that several seats can decide has a key for each. */
    approval: several((row) =>
      waitingApprovals(row).flatMap(({ kind, seats, since, askedBy = '' }) =>
        seats.map(({ role, unit, level }) => [row.jurisdiction, role, unit, level, since, kind, askedBy]),
      ),
    ),
    /** The people who cannot decide on the request, even if they hold such a seat. */
    approvalBarred: several((row) =>
      waitingApprovals(row).flatMap(({ kind, seats, barred, askedBy = '' }) =>
        [...new Set(barred)].flatMap((person) =>
          seats.map(({ role, unit, level }) => [row.jurisdiction, person, role, unit, level, kind, askedBy]),
        ),
      ),
    ),
    openSuspended: (row) => (isOpen(row) && row.suspension ? [[row.jurisdiction, row.registeredAt]] : []),
    openProblem: (row) => (isOpen(row) && row.problem ? [[row.jurisdiction, row.registeredAt]] : []),
    issueDay: (row) => (row.issue ? [[row.jurisdiction, dayOf(row.registeredAt), row.issue]] : []),
    ofIssue: (row) => (row.issue ? [[row.issue, row.registeredAt]] : []),
    callerOfIssue: (row) => (row.issue && !row.again ? [[row.issue, row.registeredAt]] : []),
    openOfIssue: (row) => (row.issue && isOpen(row) ? [[row.issue, row.lead ?? NOBODY]] : []),
  },
  searchable: (row) => ({ scope: row.jurisdiction, text: searchTextOf(row) }),
  ranged: ['registered', 'openDue'],
};

/** What people decided about the scores of one scheme and period; one document each, read by its id only. */
export const scoreSheets: CollectionSpec<ScoreSheet> = { name: 'score-sheets', indexes: {} };
