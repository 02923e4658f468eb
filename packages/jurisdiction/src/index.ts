/**
 * A jurisdiction as data, and its decisions: which unit leads on a matter in a region under given conditions, and by
 * when. Pure functions, without input or output.
 */
export type * from './jurisdiction';
export type * from './pack/pack';
export type { ScenarioFile } from './pack/scenario';
export { answersTo, NOT_KNOWN } from './decide/answers';
export { compile, versionOf } from './compile';
export { countNames, type CountName, type Counts } from './evaluation/counts';
export { BadFormula, formulaOf, rounded, type Formula, type FormulaValues } from './evaluation/formula';
export { explain, type Explanation } from './explain/explain';
export { namesOf, type Names } from './explain/names';
export { levelsToSign, maySign } from './handling';
