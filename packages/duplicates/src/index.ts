export {
  fingerprintOf,
  BLOCKING_SLOTS,
  locationNamesIn,
  stemOf,
  type Fingerprint,
  type ComplaintText,
} from './fingerprint';
export { isSimilar, isOneIssue, similarityOf, sharedPhrases, type PairDistance, type Similarity } from './similarity';
export { nearDuplicateGroups } from './near-duplicate-groups';
