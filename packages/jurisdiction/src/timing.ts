import type { TimingRules } from './jurisdiction';
import type { Pack } from './pack/pack';

/** The rules of extensions and pauses, from the section `timing` and the lists of reasons. */
export const timingOf = ({ timing: { extensions, pauses }, extensionReasons, pauseReasons }: Pack): TimingRules => ({
  ...(extensions ? { extensions } : {}),
  ...(pauses ? { pauses } : {}),
  extensionReasons: new Map(extensionReasons.map(({ id, name }) => [id, name])),
  pauseReasons: new Map(pauseReasons.map(({ id, name, awaits }) => [id, { name, ...(awaits ? { awaits } : {}) }])),
});
