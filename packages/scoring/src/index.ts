/** Computes figures of tickets, and scores of units, by the definitions of the pack. Pure: no I/O, no clock. */
export { assess } from './assess';
export { ranksOf, scoreBy, type ItemScore, type SchemeScore, type ScoredWork } from './schemes/score';
export { measure, type MeasuredTickets, type MeasuredGroup } from './figures/measure';
export type { Percentiles, Period } from './figures/tally';
export type { CallerAnswer, Deadline, TicketRecord } from './figures/ticket-record';
export {
  BadLapses,
  type BadLapse,
  type CountedLapse,
  type Lapse,
  type Scorecard,
  type ScoredItem,
  type ScoredPart,
} from './scorecard';
