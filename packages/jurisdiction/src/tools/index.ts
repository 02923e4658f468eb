/** What people ask of a pack before it is published: why, what changes, what would have become of past tickets. */
export { diff, type Change, type Diff } from './diff';
export type { CatalogueChange } from './catalogue';
export { explain, type Explanation } from './explain';
export { namesOf, type Names } from './names';
export type { Outcome } from './outcome';
export { report, type Report, type ReportOptions } from './report';
export { precedent, type Designation, type Precedent } from './precedent';
export { simulate, type Moved, type PastTicket, type Place, type Simulation } from './simulate';
