import type { ClassificationProposal, Text } from '@hotline/contracts';
import type { ShadowProposal } from './model-lifecycle';

/** The matter that a person chose; training data. */
export interface Choice {
  readonly matter: string;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

interface Common {
  readonly jurisdiction: string;
  /** ISO instant from which the time limits of the ticket count. */
  readonly registeredAt: string;
  /** Masked text that was read: location, narrative and demand. */
  readonly text: string;
  readonly proposal: ClassificationProposal;
  readonly choice?: Choice;
  readonly shadow?: ShadowProposal;
}

/** The classification of a ticket, by situation. */
export type Classification =
  | (Common & { readonly situation: 'waiting'; readonly why: Text })
  | (Common & { readonly situation: 'classified'; readonly matter: string })
  | (Common & { readonly situation: 'answered'; readonly guide: string })
  /** `answered`: it was closed after a direct answer, so nobody has classified it. */
  | (Common & { readonly situation: 'ended'; readonly answered?: true });

/** The fields that every situation keeps. */
export function commonOf({ jurisdiction, registeredAt, text, proposal, shadow }: Classification) {
  return { jurisdiction, registeredAt, text, proposal, ...(shadow ? { shadow } : {}) };
}
