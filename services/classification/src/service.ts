import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type CollectionSpec, type Stored } from '@hotline/runtime';
import { classifications, lifecycles } from './collection';
import type { Classification } from './domain/classification';
import { commands } from './domain/commands';
import { corrected } from './domain/corrected';
import { finish, notHelped, registered } from './domain/reactions';
import { narrowed } from './domain/split';
import { ModelMetrics } from './effects/model-metrics';
import { classifierCache } from './gather/classifier-cache';
import { ModelRegistry } from './gather/model-registry';
import { packReaderWhileServing } from './gather/reader';
import { ticketTextReads, type TextReaders } from './gather/ticket-text';
import { ClassificationController } from './http/classification.controller';
import { ModelsController } from './http/models.controller';
import { ProposalController, TEXT_READERS } from './http/proposal.controller';

export const classification = defineService<Classification, Jurisdiction>((world) => {
  const classifiers = classifierCache(world.cache);
  const registry = new ModelRegistry(world);
  const metrics = new ModelMetrics((model) => registry.trainedOn(model));
  const readerOf = (jurisdiction: Jurisdiction) => packReaderWhileServing(jurisdiction, classifiers);
  const readers: TextReaders = { readerOf, activeModels: (jurisdiction) => registry.activeModels(jurisdiction) };
  const reads = ticketTextReads(readers);
  return {
    definition: {
      collection: classifications,
      reactions: {
        TicketRegistered: gathering(reads.registered, registered),
        TicketSplit: gathering(reads.split, narrowed),
        TicketAmended: gathering(reads.amended, corrected),
        TicketReopened: { decide: notHelped },
        TicketClosed: { decide: finish },
        TicketMerged: { decide: finish },
      },
      announce: (stored: Stored<Classification>) => metrics.count(stored),
    },
    view: (jurisdiction) => jurisdiction,
    commands,
    controllers: [ClassificationController, ModelsController, ProposalController],
    providers: [
      { provide: TEXT_READERS, useValue: readers },
      { provide: ModelRegistry, useValue: registry },
    ],
    collections: [lifecycles as CollectionSpec<never>],
    measures: metrics.measures(),
    // Not awaited and errors ignored here: the first text waits for the reader and reports its error.
    onInForce: async (jurisdiction) => void readerOf(jurisdiction).catch(() => undefined),
  };
});
