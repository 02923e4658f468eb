import type { EscalationStep } from './jurisdiction';
import type { PackEscalationStep } from './pack/pack';

/** One step as the rules need it, with what the pack leaves out filled in. */
export const escalationStep = (step: PackEscalationStep): EscalationStep => ({
  id: step.id,
  at: step.at,
  tell: step.tell,
  posts: step.posts ?? [],
  officeHours: step.within === 'office-hours',
  message: step.message ?? false,
  ...(step.clocks ? { clocks: step.clocks } : {}),
  ...(step.urgencies ? { urgencies: step.urgencies } : {}),
});
