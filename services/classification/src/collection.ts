import type { CollectionSpec } from '@hotline/runtime';
import type { Classification } from './domain/classification';

export const classifications: CollectionSpec<Classification> = {
  name: 'classification',
  indexes: { training: ({ choice }) => (choice ? [[choice.at]] : []) },
};
