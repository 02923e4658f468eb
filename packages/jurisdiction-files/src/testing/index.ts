/** Packs for tests: a small county, a large catalogue, random packs. */
export { assemble } from '../read/assemble';
export { readFile } from '../read/read-file';
export { readPack } from '../read/read-pack';
export { largePack } from './large-pack';
export { daysToTry, randomPack } from './random-pack';
export { powers, problemsOf, tinyFolder, tinyPack, tinyJurisdiction, tinyText } from './tiny-pack';
