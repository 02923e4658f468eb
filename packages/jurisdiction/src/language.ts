/** The pack language: zod schemas of the YAML files of a jurisdiction, for the loader and the import of workbooks. */
export type * from './pack/pack';
export { lists, packFile, singles } from './pack/pack';
export type { matter } from './pack/matters';
export { termNames, type power } from './pack/powers';
export { type region, type unit, unitKindNames } from './pack/regions-units';
export { scenarioFile, type ScenarioFile } from './pack/scenario';
export { forms } from './pack/text';
