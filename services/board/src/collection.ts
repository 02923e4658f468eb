import { several, type CollectionSpec } from '@hotline/runtime';
import { dueAt, isOpen, units, type Row } from './domain/row';

/** Sorts after every due time: open, but no clock runs. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** No power covers the matter as it is known now; a gap met before a correction stays a finding. */
const isGap = ({ findings, matter, region }: Row): boolean => findings.some((found) => found.kind === 'gap' && found.matter === matter && (found.region ?? region) === region);

/** Lists and figures. Those named `open…` hold open tickets only, so they do not grow with closed ones. */
export const rows: CollectionSpec<Row> = {
  name: 'board',
  indexes: {
    registered: (row) => [[row.registeredAt]],
    state: (row) => [[row.state, row.registeredAt]],
    unit: several((row) => units(row).map((unit) => [unit, row.registeredAt])),
    unitState: several((row) => units(row).map((unit) => [unit, row.state, row.registeredAt])),
    matter: (row) => (row.matter ? [[row.matter, row.registeredAt]] : []),
    matterState: (row) => (row.matter ? [[row.matter, row.state, row.registeredAt]] : []),
    region: (row) => (row.region ? [[row.region, row.registeredAt]] : []),
    regionState: (row) => (row.region ? [[row.region, row.state, row.registeredAt]] : []),
    queryCode: (row) => [[row.queryCode]],
    openDue: (row) => (isOpen(row) ? [[dueAt(row) ?? NEVER]] : []),
    openUnitDue: (row) => (isOpen(row) && row.lead ? [[row.lead, dueAt(row) ?? NEVER]] : []),
    openState: (row) => (isOpen(row) ? [[row.state]] : []),
    openGap: (row) => (isOpen(row) && isGap(row) ? [[row.registeredAt]] : []),
    closed: (row) => (row.closedAt === undefined ? [] : [[row.closedAt]]),
    finding: several(({ findings }) => findings.filter(({ kind }, i) => findings.findIndex((other) => other.kind === kind) === i).map(({ kind, at }) => [kind, at])),
    anyFinding: (row) => row.findings.slice(0, 1).map((finding) => [finding.at]),
  },
};
