import type { Jurisdiction } from '@hotline/jurisdiction';

/** What the classifier needs of a jurisdiction. */
export type Catalogue = Pick<Jurisdiction, 'matters' | 'guides' | 'regions' | 'facts' | 'classification'>;
