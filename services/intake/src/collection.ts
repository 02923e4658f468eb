import { several, type CollectionSpec, type IndexKey } from '@hotline/runtime';
import { phoneKeys, type Ticket } from './domain/ticket';

const whileOpen = (keys: (ticket: Ticket) => readonly IndexKey[]) => (ticket: Ticket): readonly IndexKey[] => (ticket.situation === 'open' ? keys(ticket) : []);

/** Indexes to find what may be the same; they hold open tickets only. */
export const tickets: CollectionSpec<Ticket> = {
  name: 'intake',
  indexes: {
    openByCaller: several(whileOpen((ticket) => phoneKeys(ticket).map((phone) => [phone, ticket.registeredAt]))),
    openByRegion: whileOpen(({ region, registeredAt }) => (region ? [[region, registeredAt]] : [])),
    openByMatter: whileOpen(({ matter, region, registeredAt }) => (matter && region ? [[matter, region, registeredAt]] : [])),
  },
};
