import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { CollectionSpec, Stored } from '@hotline/runtime';
import { classifications, rosters } from './collection';
import { commands } from './commands';
import type { Classification } from './domain/classification';
import { Figures } from './figures';
import { packReaderFor, packReaderSoon } from './gather/reader';
import { Shelf } from './gather/shelf';
import { ClassificationController } from './http/classification.controller';
import { ModelsController } from './http/models.controller';
import { reactions } from './reactions';

export const classification = defineService<Classification, Jurisdiction>((world) => {
  packReaderFor(world.home);
  const shelf = new Shelf(world);
  const figures = new Figures((model) => shelf.trainedOn(model));
  return {
    definition: {
      collection: classifications,
      reactions: reactions({
        readerOf: packReaderSoon,
        speaking: (place) => shelf.speaking(place),
      }),
      announce: (stored: Stored<Classification>) => figures.note(stored),
    },
    view: (jurisdiction) => jurisdiction,
    commands,
    controllers: [ClassificationController, ModelsController],
    providers: [{ provide: Shelf, useValue: shelf }],
    collections: [rosters as CollectionSpec<never>],
    measures: figures.measures(),
  };
});
