/** The pack language: what the YAML files of a place may say. */
export { packFile, lists, singles } from './pack/pack';
export type * from './pack/pack';
