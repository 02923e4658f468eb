import type { Feedback } from './jurisdiction';
import type { Pack } from './pack/pack';

/** The rules of callbacks, closures and refusals, from `feedback`, `closures` and `refusalReasons` of the pack. */
export function feedbackOf({
  feedback: { plan = [], callHours = [], scripts = [], ...settings },
  closures,
  refusalReasons,
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
    refusalReasons: new Map(
      refusalReasons.map(({ id, name, text, route, contact, approvedBy = [], appeal }) => [
        id,
        {
          name,
          text,
          ...(route ? { route } : {}),
          ...(contact ? { contact } : {}),
          approvedBy,
          ...(appeal ? { appeal } : {}),
        },
      ]),
    ),
  };
}
