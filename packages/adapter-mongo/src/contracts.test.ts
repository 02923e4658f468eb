import { documentsContract, findContract, rudely, spineContract, type Open } from '@hotline/runtime/testing';
import { onFreshDatabase, onMongo } from './testing/composed';

onMongo((url) => {
  const manners: [string, Open][] = [['mongo, polite', onFreshDatabase(url)], ['mongo, rude (1)', rudely(onFreshDatabase(url), 1)]];
  for (const [name, open] of manners) for (const contract of [documentsContract, findContract, spineContract]) contract(name, open);
});
