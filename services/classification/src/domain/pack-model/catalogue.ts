import type { Jurisdiction } from '@hotline/jurisdiction';

/** The parts of a jurisdiction that the pack classifier uses. */
export type Catalogue = Pick<
  Jurisdiction,
  'matters' | 'references' | 'guides' | 'regions' | 'facts' | 'classification' | 'alarms'
>;
