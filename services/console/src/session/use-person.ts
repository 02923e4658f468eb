import { useSyncExternalStore } from 'react';
import { person, subscribe, type SignedInPerson } from './session';

export const useSignedIn = (): SignedInPerson | undefined => useSyncExternalStore(subscribe, person);

/** The person, on screens that are shown to signed-in people only. */
export function usePerson(): SignedInPerson {
  const found = useSignedIn();
  if (!found) throw new Error('this screen needs somebody who is signed in');
  return found;
}
