import type { TimingRules } from './jurisdiction';
import type { Pack } from './pack/pack';

/** The rules of extensions, pauses and suspensions, from the section `timing` and the lists of reasons. */
export const timingOf = ({
  timing: { extensions, pauses, suspensions, promises },
  extensionReasons,
  pauseReasons,
  suspensionReasons,
}: Pack): TimingRules => ({
  ...(extensions ? { extensions } : {}),
  ...(pauses ? { pauses } : {}),
  ...(suspensions ? { suspensions } : {}),
  ...(promises ? { promises } : {}),
  suspensionReasons: new Map(suspensionReasons.map(({ id, name }) => [id, name])),
  extensionReasons: new Map(extensionReasons.map(({ id, name }) => [id, name])),
  pauseReasons: new Map(pauseReasons.map(({ id, name, awaits }) => [id, { name, ...(awaits ? { awaits } : {}) }])),
});
