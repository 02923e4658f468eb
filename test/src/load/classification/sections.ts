import { duplicates } from './duplicates';
import { evaluated } from './evaluated';
import { learned } from './learned';
import { mentions } from './mentions';
import type { Section } from './section';
import { sent } from './sent';

/** All sections, in the order in which they run. */
export const sections: readonly Section[] = [learned, evaluated, sent, mentions, duplicates];
