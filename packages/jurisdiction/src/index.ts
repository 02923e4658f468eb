/** A place as data: who leads on what, where, under which conditions, and by when. Pure; files are read by `./loader`. */
export type * from './jurisdiction';
export type * from './pack';
export { compile, versionOf } from './compile';
export { prove, type ProofOptions } from './prove/prove';
export type { FindingKind, Proof, ProofFinding, Settlement } from './prove/finding';
export { check, type Finding } from './check';
export { inBoth, PackError, type Problem } from './read/problem';
export { unmet, type Unmet } from './scenarios';
export type { ScenarioFile } from './pack/scenario';
export { schemas } from './schema';
export {
  assess,
  BadLapses,
  type BadLapse,
  type CountedLapse,
  type Lapse,
  type Scorecard,
  type ScoredItem,
  type ScoredPart,
} from './assess/assess';
export * from './tools';
