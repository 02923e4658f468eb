import type { TimingRules } from './jurisdiction';
import type { Pack } from './pack/pack';

/** Rules of changes of running clocks, with the names of their reasons. */
export const timingOf = ({ timing: { extensions }, extensionReasons }: Pack): TimingRules => ({
  ...(extensions ? { extensions } : {}),
  extensionReasons: new Map(extensionReasons.map(({ id, name }) => [id, name])),
});
