export { fitPool, type Pool } from './domain/pool';
export {
  catalogueOf,
  checkFit,
  learnedFrom,
  learnedReader,
  notesOf,
  UnfitModel,
  type Learned,
  type Measured,
  type ModelNotes,
} from './gather/learned';
export { packReaderFor, type PackReader } from './gather/reader';
export { MODEL_FILE } from './gather/shelf';
export { classification } from './service';
