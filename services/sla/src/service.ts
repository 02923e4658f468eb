import { defineService } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { clocks } from './collection';
import { woken } from './domain/reactions';
import type { SlaClock } from './domain/sla-clock';
import type { Time } from './domain/time';
import { reactions } from './reactions';
import { timeOf } from './time';

export const sla = defineService<SlaClock>((world) => {
  const times = new WeakMap<Jurisdiction, Time>();
  const find = (name: string): Time => {
    const jurisdiction = world.jurisdiction(name);
    const time = times.get(jurisdiction) ?? timeOf(jurisdiction);
    times.set(jurisdiction, time);
    return time;
  };
  return {
    definition: {
      collection: clocks,
      reactions: reactions(find),
      wakeUp: (state, name, context) => woken(find(state.jurisdiction))(state, name, context),
    },
    controllers: [],
  };
});
