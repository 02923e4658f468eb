import * as approvals from './approvals';
import * as board from './board';
import * as hotSpots from './board-figures/hot-spots';
import * as openTickets from './board-figures/open-tickets';
import * as rates from './board-figures/rates';
import * as scores from './board-figures/scores';
import * as callbackQueue from './callers/callback-queue';
import * as classification from './classification';
import * as disputes from './disputes';
import * as feedback from './callers/callbacks';
import * as followUps from './callers/follow-ups';
import * as intake from './intake';
import * as models from './models';
import type { Operation } from '../operation-builders/operation';
import * as people from './people';
import * as personal from './personal';
import * as resolution from './resolution';
import * as queryPage from './callers/query-page';
import * as refusing from './callers/refusing';
import * as routing from './routing';
import * as sla from './sla';
import * as acceptance from './clock-changes/acceptance';
import * as recount from './clock-changes/recount';
import * as promises from './clock-changes/promises';
import * as suspension from './clock-changes/suspension';
import * as assignment from './unit-work/assignment';
import * as files from './unit-work/files';
import * as notes from './unit-work/notes';
import * as visits from './unit-work/visits';

export * from './approvals';
export * from './board';
export * from './board-figures/hot-spots';
export * from './board-figures/open-tickets';
export * from './board-figures/rates';
export * from './board-figures/scores';
export * from './callers/callback-queue';
export * from './classification';
export * from './clock-changes/acceptance';
export * from './clock-changes/promises';
export * from './clock-changes/recount';
export * from './clock-changes/suspension';
export * from './disputes';
export * from './callers/callbacks';
export * from './callers/follow-ups';
export * from './callers/query-page';
export * from './callers/refusing';
export * from './intake';
export * from './models';
export * from '../operation-builders/operation';
export * from './people';
export * from './personal';
export * from './resolution';
export * from './routing';
export * from './sla';
export * from './unit-work/assignment';
export * from './unit-work/files';
export * from './unit-work/notes';
export * from './unit-work/visits';
export { receipt, ticketParams, type Receipt } from '../operation-builders/ticket-command';

const isOperation = (value: unknown): value is Operation =>
  typeof value === 'object' && value !== null && 'method' in value && 'response' in value;

const byId = (one: Operation, other: Operation): number => (one.id < other.id ? -1 : 1);

/**
 * Every operation of the API: services in the order of a ticket's life, and the operations of each service by their id,
 * because compilers order the exports of a module differently. The OpenAPI document is generated from this list.
 */
export const operations: readonly Operation[] = [
  intake,
  followUps,
  classification,
  models,
  routing,
  disputes,
  resolution,
  assignment,
  files,
  notes,
  visits,
  sla,
  suspension,
  promises,
  acceptance,
  recount,
  feedback,
  callbackQueue,
  refusing,
  queryPage,
  people,
  personal,
  board,
  hotSpots,
  openTickets,
  rates,
  scores,
  approvals,
].flatMap((room) => Object.values(room).filter(isOperation).sort(byId));
