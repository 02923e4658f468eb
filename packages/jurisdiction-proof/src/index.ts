/** Tools that ask about a whole pack before it is published: proof, comparison, simulation of past tickets, scenarios. Pure. */
export { check, type Finding } from './check';
export type { CatalogueChange } from './diff/catalogue';
export type { Change } from './diff/change';
export { diff, type Diff } from './diff/diff';
export type { Outcome } from './diff/outcome';
export type { FindingKind, Proof, ProofFinding, Settlement } from './prove/finding';
export { prove, type ProofOptions } from './prove/prove';
export { report, type Report, type ReportOptions } from './report';
export { unmet, type Unmet } from './scenarios';
export { simulate, type Moved, type PastTicket, type Place, type Simulation } from './simulate';
