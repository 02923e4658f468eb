import type { CollectionSpec } from '@hotline/runtime';
import { dueAt, isOpen, units, type Row } from './domain/row';

/** Sorts after every due time: open, but no clock runs. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** Lists and figures. Those named `open…` hold open tickets only, so they do not grow with closed ones. */
export const rows: CollectionSpec<Row> = {
  name: 'board',
  indexes: {
    registered: (row) => [[row.registeredAt]],
    state: (row) => [[row.state, row.registeredAt]],
    unit: (row) => units(row).map((unit) => [unit, row.registeredAt]),
    unitState: (row) => units(row).map((unit) => [unit, row.state, row.registeredAt]),
    matter: (row) => (row.matter ? [[row.matter, row.registeredAt]] : []),
    matterState: (row) => (row.matter ? [[row.matter, row.state, row.registeredAt]] : []),
    region: (row) => (row.region ? [[row.region, row.registeredAt]] : []),
    regionState: (row) => (row.region ? [[row.region, row.state, row.registeredAt]] : []),
    queryCode: (row) => [[row.queryCode]],
    openDue: (row) => (isOpen(row) ? [[dueAt(row) ?? NEVER]] : []),
    openUnitDue: (row) => (isOpen(row) && row.lead ? [[row.lead, dueAt(row) ?? NEVER]] : []),
    openState: (row) => (isOpen(row) ? [[row.state]] : []),
    openGap: (row) => (isOpen(row) && row.findings.some((finding) => finding.kind === 'gap') ? [[row.registeredAt]] : []),
    closed: (row) => (row.closedAt === undefined ? [] : [[row.closedAt]]),
    finding: (row) => row.findings.map((finding) => [finding.kind, finding.at]),
    anyFinding: (row) => row.findings.slice(0, 1).map((finding) => [finding.at]),
  },
};
