import { z } from 'zod';
import { unitKind } from '../pack/regions-units';
import { forms, id, text } from '../pack/text';
import { scheme, symbol } from './scheme-section';

/** A rate. Its formula uses counts and the rates before it. `number`: not a share, e.g. dispatches for each ticket. */
const rate = z.strictObject({
  id: symbol,
  name: text,
  formula: z.string().min(1),
  show: z.enum(['share', 'number']).optional(),
});

/** Units that are compared with one another only. A unit belongs to the first group that lists it or its kind. */
const peerGroup = z
  .strictObject({
    id,
    name: text,
    kinds: z.array(unitKind).min(1).optional(),
    units: z.array(id).min(1).optional(),
  })
  .refine(({ kinds, units }) => (kinds === undefined) !== (units === undefined), forms.peerGroup.en);

/** How the work on tickets is measured. */
export const evaluation = z.strictObject({
  /** Days after the report of a unit in which the same trouble counts as having happened again; absent: 30. */
  recurrenceDays: z.number().int().min(1).max(366).optional(),
  rates: z.array(rate).optional(),
  peerGroups: z.array(peerGroup).optional(),
  schemes: z.array(scheme).optional(),
  /** Reasons (剔除事由) for which a ticket is left out of scores. */
  exclusions: z.array(z.strictObject({ id, name: text })).optional(),
});
