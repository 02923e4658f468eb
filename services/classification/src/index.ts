export { fitEnsemble, type EnsembleWeights } from './domain/pack-model/ensemble';
export {
  catalogueOf,
  checkFit,
  learnedFrom,
  learnedNormaliser,
  notesOf,
  UnfitModel,
  type Learned,
  type Measured,
  type ModelNotes,
} from './gather/learned-model';
export { packReaderFor, type PackReader } from './gather/reader';
export { MODEL_FILE } from './gather/model-registry';
export { classification } from './service';
export { proposalFor } from './domain/after-reading';
export { decideNext } from './domain/decide-next';
export { leadConfidence } from './domain/same-lead';
