/** Scores of units, computed from records by a scheme that is data of the pack. Pure. */
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
