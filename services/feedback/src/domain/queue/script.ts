import type { Text } from '@hotline/contracts';
import type { Callback } from '../callback';
import type { CallbackRules } from '../rules';
import { callOf } from './call';

/** What the agent says: the lines of the first script of the pack that fits the call, or none if no script fits. */
export function scriptOf(state: Callback, { scripts }: CallbackRules): readonly Text[] {
  const isWithdrawal = callOf(state)?.about === 'withdrawal';
  const fitting = scripts.find(
    ({ kinds, reported, redo, withdrawal }) =>
      withdrawal === isWithdrawal &&
      (!redo || state.round > 1) &&
      (!kinds || (state.kind !== undefined && kinds.includes(state.kind))) &&
      (!reported || reported.includes(state.closure)),
  );
  return fitting?.lines ?? [];
}
