import type { Feedback } from './jurisdiction';
import type { Pack } from './pack/pack';

/** The rules of callbacks and closures, from the sections `feedback` and `closures` of the pack. */
export function feedbackOf({
  feedback: { plan = [], callHours = [], scripts = [], ...settings },
  closures,
}: Pack): Feedback {
  return {
    ...settings,
    plan: plan.map(({ kinds, share }) => ({ share, ...(kinds ? { kinds } : {}) })),
    callHours,
    scripts: scripts.map(({ kinds, reported, redo, withdrawal, lines }) => ({
      lines,
      ...(kinds ? { kinds } : {}),
      ...(reported ? { reported } : {}),
      redo: redo ?? false,
      withdrawal: withdrawal ?? false,
    })),
    closures: new Map(
      closures.map(({ id, after, requestedBy, approvedBy, evidence, promise, final }) => [
        id,
        { after, requestedBy, approvedBy, evidence, promise: promise ?? false, final: final ?? false },
      ]),
    ),
  };
}
