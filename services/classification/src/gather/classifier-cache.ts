import type { World } from '@hotline/host/http';
import {
  CATALOGUE_LEARNER,
  catalogueModelFromBytes,
  catalogueModelToBytes,
  trainOnCatalogue,
  type CatalogueExample,
} from '@hotline/learning';
import type { ClassifierSource } from '../domain/pack-model/pack-model';

/** Version of the stored bytes. It is part of the key, so that bytes of another version are not found. */
const FORMAT = 1;

/**
 * Keeps trained classifiers in a cache, so that a restart does not train again. The key is everything that training
 * depends on: the prepared examples, the labels and the version of the learner.
 */
export function classifierCache(cache: World['cache']): ClassifierSource {
  return function* (examples, labels) {
    const key = keyOf(examples, labels);
    const cached = cache.get(key);
    if (cached) return catalogueModelFromBytes(cached);
    const trained = yield* trainOnCatalogue(examples, labels);
    cache.set(key, catalogueModelToBytes(trained));
    return trained;
  };
}

const keyOf = (examples: readonly CatalogueExample[], labels: readonly string[]): string =>
  `classifier ${JSON.stringify([FORMAT, CATALOGUE_LEARNER, labels, examples])}`;
