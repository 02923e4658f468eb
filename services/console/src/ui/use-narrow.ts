import { useSyncExternalStore } from 'react';

const narrow = matchMedia('(max-width: 719px)');
const subscribe = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

/** Whether the window is as narrow as a phone; updated when the window is turned or resized. */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
