import { countersContract } from './counters-contract';
import { documentsContract } from './documents-contract';
import { eventLogContract } from './event-log-contract';
import { findContract } from './find-contract';
import { spineContract } from './spine-contract';
import { rudely, type Open } from './suite';
import { wakeUpsContract } from './wake-ups-contract';

export { eventually, gate, oneTurn, someTurns, type ManualPromise } from './eventually';
export { commitOf, lettersCollection, numberOf, publish, store, ticket, upTo, type Letters } from './letters';
export { ManualClock } from './manual-clock';
export { LostAnswer, rude } from './rude';
export { afterStorage, NotStorable, onStored, strictlyStored, throughStorage } from './storable';
export { rudely, type Open, type Opened, type SuiteLine } from './suite';
export { countersContract, documentsContract, eventLogContract, findContract, spineContract, wakeUpsContract };

/**
 * Where the rude engine is rude. Another number is rude elsewhere; one is enough to break what is not written for it.
 */
const SEEDS = [1];

/** All suites on one engine, polite and rude: what an adapter's test file calls. */
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
      wakeUpsContract,
      countersContract,
      spineContract,
    ])
      contract(name, manner);
  }
}
