/**
 * A jurisdiction as data, and what it decides: who leads on a matter, where, under which conditions, and by when.
 * Pure.
 */
export type * from './jurisdiction';
export type * from './pack/pack';
export type { ScenarioFile } from './pack/scenario';
export { compile, versionOf } from './compile';
export { explain, type Explanation } from './explain/explain';
export { namesOf, type Names } from './explain/names';
