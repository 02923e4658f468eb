/**
 * The pack language: zod schemas of what the YAML files of a jurisdiction may say. The loader and the tools for
 * sheets use it.
 */
export type * from './pack/pack';
export { lists, packFile, singles } from './pack/pack';
export type { matter } from './pack/matters';
export { termNames, type power } from './pack/powers';
export { type region, type unit, unitKindNames } from './pack/regions-units';
export { scenarioFile, type ScenarioFile } from './pack/scenario';
export { forms } from './pack/text';
