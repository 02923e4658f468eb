import { useSyncExternalStore } from 'react';
import { session, subscribe, type SessionState, type SignedInPerson } from './session';

export const useSession = (): SessionState => useSyncExternalStore(subscribe, session);

/** The person, on screens that are shown to signed-in people only. */
export function usePerson(): SignedInPerson {
  const found = useSession();
  if (!('person' in found)) throw new Error('this screen needs somebody who is signed in');
  return found.person;
}
