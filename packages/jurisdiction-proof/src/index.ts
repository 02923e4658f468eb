/**
 * Tools that examine a whole pack before it is published: proof, comparison, simulation with past tickets, scenarios.
 * Pure functions, without input or output.
 */
export { check, type CheckFinding } from './check';
export type { CatalogueChange } from './diff/catalogue';
export type { PackChange } from './diff/change';
export { diff, type PackDiff } from './diff/diff';
export type { CellOutcome } from './diff/outcome';
export { likeProposer, type LikeProposal } from './likeness/propose-likes';
export { findingKindNames, type FindingKind, type Proof, type ProofFinding, type Settlement } from './prove/finding';
export { prove, type ProofOptions } from './prove/prove';
export { report, type PackReport, type PackReportOptions } from './report';
export { unmet, type Unmet } from './scenarios';
export { simulate, type MovedTickets, type PastTicket, type TicketHolder, type Simulation } from './simulate';
