import type { EscalationStep } from './jurisdiction';
import type { PackEscalationStep } from './pack/pack';

/** An escalation step with defaults for the keys that the pack leaves out. */
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
