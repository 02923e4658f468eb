import { useEffect, useRef, useSyncExternalStore } from 'react';
import { actions, register, subscribe, type KeyAction } from './registry';

/** Registers actions while the component is shown. */
export function useKeys(list: readonly KeyAction[]): void {
  const latest = useRef(list);
  latest.current = list;
  const shape = list.map(({ id, keys, label }) => `${id} ${keys} ${label.zh}`).join('|');
  useEffect(() => {
    const removals = latest.current.map((action) =>
      register({ ...action, run: () => latest.current.find(({ id }) => id === action.id)?.run() }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [shape]);
}

export const useActions = (): readonly KeyAction[] => useSyncExternalStore(subscribe, actions);
