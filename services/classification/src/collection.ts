import type { CollectionSpec } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import type { ModelLifecycle } from './domain/model-lifecycle';
import { judgedKeys, shadowKeys } from './domain/shadow';

export const classifications: CollectionSpec<Classification> = {
  name: 'classification',
  indexes: {
    training: ({ choice }) => (choice ? [[choice.at]] : []),
    judged: (state) => judgedKeys(state),
    shadow: (state) => shadowKeys(state),
  },
};

/** The lifecycles of the learned models; one document for each jurisdiction. */
export const lifecycles: CollectionSpec<ModelLifecycle> = { name: 'models', indexes: {} };
