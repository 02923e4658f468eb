import type { ClassificationProposal, Text } from '@hotline/contracts';
import type { ShadowProposal } from './model-lifecycle';

/** A choice of a person: training data. */
export interface Choice {
  readonly matter: string;
  readonly by: string;
  /** Epoch ms. */
  readonly at: number;
}

interface Common {
  readonly jurisdiction: string;
  /** ISO instant; every clock of the ticket begins here. */
  readonly registeredAt: string;
  /** What was read: place, narrative and demand, masked. */
  readonly text: string;
  readonly proposal: ClassificationProposal;
  readonly choice?: Choice;
  readonly shadow?: ShadowProposal;
}

/** What a ticket is about, in its named situations. */
export type Classification =
  | (Common & { readonly situation: 'waiting'; readonly why: Text })
  | (Common & { readonly situation: 'classified'; readonly matter: string })
  | (Common & { readonly situation: 'answered'; readonly guide: string })
  | (Common & { readonly situation: 'ended' });
