export { fingerprintOf, placesIn, stemOf, type Fingerprint, type Told } from './fingerprint';
export { isAlike, isOneIssue, likenessOf, sharedPhrases, type Beside, type Likeness } from './likeness';
