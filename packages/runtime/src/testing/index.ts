import { countersContract } from './contracts/counters-contract';
import { documentsContract } from './contracts/documents-contract';
import { eventLogContract } from './contracts/event-log-contract';
import { filesContract, type FilesStand } from './contracts/files-contract';
import { findContract } from './contracts/find-contract';
import { searchContract } from './contracts/search-contract';
import { spineContract } from './spine/spine-contract';
import { rudely, type Open } from './suite';
import { wakeUpsContract } from './contracts/wake-ups-contract';

export { eventually, gate, oneTurn, someTurns, type ManualPromise } from './eventually';
export { commitOf, lettersCollection, numberOf, publish, store, ticket, upTo, type Letters } from './letters';
export { ManualClock } from './manual-clock';
export { LostAnswer, rude } from './rude';
export { afterStorage, NotStorable, onStored, strictlyStored, throughStorage } from './storable';
export { rudely, type Open, type Opened, type SuiteLine } from './suite';
export {
  countersContract,
  documentsContract,
  eventLogContract,
  filesContract,
  findContract,
  searchContract,
  spineContract,
  wakeUpsContract,
  type FilesStand,
};

/**
 * Seeds of the fault-injecting engine (`rude.ts`). Each seed disturbs other deliveries and commits; one is enough to
 * find code that relies on more than the ports promise.
 */
const SEEDS = [1];

/**
 * Declares all suites for one engine, once as it is (polite) and once for each seed with injected faults (rude). The
 * test file of an adapter calls it.
 */
export function engineContracts(adapter: string, open: Open): void {
  const manners: [string, Open][] = [
    [`${adapter}, polite`, open],
    ...SEEDS.map((seed): [string, Open] => [`${adapter}, rude (${seed})`, rudely(open, seed)]),
  ];
  for (const [name, manner] of manners) {
    for (const contract of [
      eventLogContract,
      documentsContract,
      findContract,
      searchContract,
      wakeUpsContract,
      countersContract,
      spineContract,
    ])
      contract(name, manner);
  }
}
