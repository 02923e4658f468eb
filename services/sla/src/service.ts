import { defineService } from '@hotline/host/http';
import { clocks } from './collection';
import { reactions, woken } from './domain/reactions';
import type { SlaClock } from './domain/sla-clock';
import { timeOf, type Time } from './domain/time';

export const sla = defineService<SlaClock, Time>(() => ({
  definition: { collection: clocks, reactions, wakeUp: woken },
  view: timeOf,
  controllers: [],
}));
