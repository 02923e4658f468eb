import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { classifications } from './collection';
import { commandsOf } from './commands';
import { readerFor, type Reader } from './gather/reader';
import { ClassificationController, COMMANDS } from './http/classification.controller';
import { reactions } from './reactions';

export const classification = defineService((world) => {
  const readers = new WeakMap<Jurisdiction, Reader>();
  const readerOf = (jurisdiction: Jurisdiction): Reader => {
    const reader = readers.get(jurisdiction) ?? readerFor(jurisdiction);
    readers.set(jurisdiction, reader);
    return reader;
  };
  readerOf(world.home);
  return {
    definition: { collection: classifications, reactions: reactions((name) => world.jurisdiction(name), readerOf) },
    controllers: [ClassificationController],
    providers: [{ provide: COMMANDS, useValue: commandsOf(world) }],
  };
});
