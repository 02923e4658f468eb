export { fingerprintOf, MEETING_SLOTS, placesIn, stemOf, type Fingerprint, type Told } from './fingerprint';
export { isAlike, isOneIssue, likenessOf, sharedPhrases, type Beside, type Likeness } from './similarity';
export { nearDuplicateGroups } from './near-duplicate-groups';
