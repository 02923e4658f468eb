import type { TicketState } from '../api/paths';
import type { IconName } from '../ui/icon';

export type Tone = 'blue' | 'orange' | 'violet' | 'teal' | 'green' | 'grey' | 'red-line';
interface StateLook {
  readonly tone: Tone;
  readonly icon: IconName;
}

/** Colour and icon of each state; its name is in the labels of the contracts. */
export const stateLooks: Readonly<Record<TicketState, StateLook>> = {
  registered: { tone: 'blue', icon: 'inbox' },
  'awaiting-classification': { tone: 'orange', icon: 'tag' },
  'awaiting-facts': { tone: 'orange', icon: 'help' },
  disputed: { tone: 'violet', icon: 'scales' },
  'awaiting-dispatch': { tone: 'orange', icon: 'route' },
  dispatched: { tone: 'blue', icon: 'send' },
  acknowledged: { tone: 'blue', icon: 'tool' },
  'return-requested': { tone: 'orange', icon: 'undo' },
  'awaiting-signature': { tone: 'teal', icon: 'pen' },
  'in-review': { tone: 'teal', icon: 'clipboard' },
  answered: { tone: 'teal', icon: 'message-check' },
  resolved: { tone: 'teal', icon: 'phone-out' },
  supervised: { tone: 'red-line', icon: 'eye' },
  'awaiting-closure': { tone: 'orange', icon: 'clipboard' },
  closed: { tone: 'grey', icon: 'check' },
  merged: { tone: 'grey', icon: 'merge' },
};
export const isOpen = (state: TicketState): boolean => state !== 'closed' && state !== 'merged';
