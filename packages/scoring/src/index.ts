/** Computes scores of units from records, by a scheme of the pack. Pure: no I/O, no clock. */
export { assess } from './assess';
export {
  BadLapses,
  type BadLapse,
  type CountedLapse,
  type Lapse,
  type Scorecard,
  type ScoredItem,
  type ScoredPart,
} from './scorecard';
