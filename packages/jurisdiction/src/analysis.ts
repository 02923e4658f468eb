/**
 * Parts of the decision procedure for the packages that analyse whole packs (prover, scores, loader): claims, the
 * region tree, spans of days, names. Services import `@hotline/jurisdiction` only.
 */
export { claimMaker, holdsAt, seatNamer, type Claim } from './claims/cell';
export { acrossFrom, localUnits, type LocalHolder } from './claims/local-units';
export { byMatter, powersByMatter } from './claims/powers-by-matter';
export { needsOf } from './claims/qualifications';
export { regionTree, type RegionTree } from './claims/region-tree';
export { seats, type NamedUnit } from './claims/terms';
export { transferFinder, type PlacedTransfer } from './claims/transfers';
export { combinations } from './decide/decide';
export { strength } from './decide/judge';
export { joined, namesOf, type Names } from './explain/names';
export { dutyNames, limitText, termValue, termWords } from './explain/words';
export { specificity } from './sla';
export { rememberSource, sourceOf } from './source-lines';
export { thresholdFrom } from './thresholds';
export { dayBefore, nextDay } from './time/days';
export { inForce } from './time/in-force';
export { changeDays, datedParts } from './time/spans';
