import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { CollectionSpec, Stored } from '@hotline/runtime';
import { classifications, lifecycles } from './collection';
import { commands } from './commands';
import type { Classification } from './domain/classification';
import { Figures } from './figures';
import { ModelRegistry } from './gather/model-registry';
import { packReaderFor, packReaderSoon } from './gather/reader';
import { ClassificationController } from './http/classification.controller';
import { ModelsController } from './http/models.controller';
import { reactions } from './reactions';

export const classification = defineService<Classification, Jurisdiction>((world) => {
  packReaderFor(world.home);
  const registry = new ModelRegistry(world);
  const figures = new Figures((model) => registry.trainedOn(model));
  return {
    definition: {
      collection: classifications,
      reactions: reactions({
        readerOf: packReaderSoon,
        speaking: (place) => registry.speaking(place),
      }),
      announce: (stored: Stored<Classification>) => figures.note(stored),
    },
    view: (jurisdiction) => jurisdiction,
    commands,
    controllers: [ClassificationController, ModelsController],
    providers: [{ provide: ModelRegistry, useValue: registry }],
    collections: [lifecycles as CollectionSpec<never>],
    measures: figures.measures(),
  };
});
