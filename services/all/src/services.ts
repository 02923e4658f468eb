import { board } from '@hotline/board';
import { classification } from '@hotline/classification';
import { feedback } from '@hotline/feedback';
import type { DefineService } from '@hotline/host';
import { intake } from '@hotline/intake';
import { people } from '@hotline/people';
import { routing } from '@hotline/routing';
import { sla } from '@hotline/sla';

/** Every service, in the order in which a ticket passes through them; then those that serve people and lists. */
export const services: readonly DefineService[] = [intake, classification, routing, sla, feedback, people, board];
