import { z } from 'zod';

/** A sentence or a label in both languages; `zh` is what most users read. */
export const text = z.object({ zh: z.string(), en: z.string() });
export type Text = z.infer<typeof text>;
