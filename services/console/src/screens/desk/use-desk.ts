import { useState } from 'react';
import type { Problem } from '../../api/paths';
import { t } from '../../language/text';
import { useGive } from '../../outbox/use-outbox';
import { useDraft } from '../../store/use-draft';
import type { Found } from './caller-column';
import { emptyCall, registrationOf, type CallDraft } from './call-draft';
import type { Recorded } from './follow-up';
import type { Registration } from './registered';

export const registerWords = t('登记', 'Register');
/** Shortest narrative, in characters, that can be registered. */
const LEAST_CHARACTERS = 2;

/** The call on the desk, and what can be done with it. */
export interface Desk {
  readonly call: CallDraft;
  /** Epoch ms. */
  readonly savedAt: number | undefined;
  /** The tickets that the search by the caller's number has found. */
  readonly found: Found | undefined;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly isReady: boolean;
  /** Present after the call was registered. */
  readonly done: Registration | undefined;
  /** Number of the ticket on which the last words were recorded. */
  readonly recordedOn: string | undefined;
  readonly change: (part: Partial<CallDraft>) => void;
  readonly setFound: (found: Found | undefined) => void;
  readonly clear: () => void;
  readonly recorded: Recorded;
  /** `isNew`: the operator has asked, and the call is not about an existing ticket. */
  readonly register: (isNew?: boolean) => Promise<void>;
  readonly nextCall: () => void;
}

export function useDesk(): Desk {
  const give = useGive();
  const draft = useDraft<CallDraft>('call', emptyCall);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Registration>();
  const [found, setFound] = useState<Found>();
  const [recordedOn, setRecordedOn] = useState<string>();
  const call = { ...emptyCall, ...draft.value };
  const isReady = call.narrative.trim().length >= LEAST_CHARACTERS;
  const change = (part: Partial<CallDraft>): void => {
    setProblem(undefined);
    setRecordedOn(undefined);
    if (part.phone !== undefined) setFound(undefined);
    draft.change({ ...call, ...part });
  };
  const clear = (): void => {
    setFound(undefined);
    setProblem(undefined);
    draft.clear();
  };
  /** Words about another matter (`second`) stay on the desk, to be registered next. */
  const recorded = (ticketNo: string, second: string | undefined): void => {
    if (second === undefined) clear();
    else change({ narrative: second });
    setRecordedOn(ticketNo);
  };
  const register = async (isNew = false): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    const body = { ...registrationOf(call), ...(isNew ? { separate: true as const } : {}) };
    const outcome = await give({ path: '/api/v1/tickets', body, label: registerWords });
    setBusy(false);
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if (!('data' in outcome)) return;
    setDone(outcome.data);
    clear();
  };
  const shown = { call, savedAt: draft.savedAt, found, problem, isBusy, isReady, done, recordedOn };
  return { ...shown, change, setFound, clear, recorded, register, nextCall: () => setDone(undefined) };
}
