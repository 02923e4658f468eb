import type { Command } from '@hotline/runtime';
import { view } from './domain/follow';
import { expect, merge, type Merging } from './domain/merge';
import { register, type Registering } from './domain/register';
import { split, type Splitting } from './domain/split';
import type { Ticket } from './domain/ticket';

export const commands = {
  register: { name: 'register', decide: register } satisfies Command<Ticket, Registering>,
  expect: { name: 'expect-merge', decide: expect } satisfies Command<Ticket, { readonly from: string }>,
  merge: { name: 'merge', decide: merge } satisfies Command<Ticket, Merging>,
  split: { name: 'split', decide: split } satisfies Command<Ticket, Splitting>,
  view: { name: 'view-caller', decide: view } satisfies Command<Ticket, { readonly reason: string }>,
};
