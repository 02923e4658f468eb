import { useCallback, useEffect, useRef, useState } from 'react';
import { database } from './database';

export interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  /** Deletes the draft, after it was sent. */
  readonly clear: () => void;
  /** Epoch milliseconds; undefined while nothing was typed. */
  readonly savedAt: number | undefined;
  readonly isLoaded: boolean;
}

/** A draft that is stored in the browser at each change, and loaded again after a reload. */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const [value, setValue] = useState(empty);
  const [savedAt, setSavedAt] = useState<number>();
  const [loadedKey, setLoadedKey] = useState<string>();
  const blank = useRef(empty);
  useEffect(() => {
    let current = true;
    void database()
      .then((db) => db.get('drafts', key))
      .then((kept) => {
        if (!current) return;
        setValue(kept ? (kept.value as T) : blank.current);
        setSavedAt(kept?.savedAt);
        setLoadedKey(key);
      });
    return () => {
      current = false;
    };
  }, [key]);
  const change = useCallback(
    (next: T) => {
      const now = Date.now();
      setValue(next);
      setSavedAt(now);
      void database().then((db) => db.put('drafts', { key, value: next, savedAt: now }));
    },
    [key],
  );
  const clear = useCallback(() => {
    setValue(blank.current);
    setSavedAt(undefined);
    void database().then((db) => db.delete('drafts', key));
  }, [key]);
  return { value, change, clear, savedAt, isLoaded: loadedKey === key };
}
