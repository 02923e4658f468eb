import { useCallback, useState } from 'react';

/** A value that is stored in the browser at each change, and read again after a reload. `clear` deletes it. */
export function useKept<T>(name: string, empty: T): readonly [T, (next: T) => void, () => void] {
  const key = `hotline.${name}`;
  const [value, setValue] = useState<T>(() => stored(key) ?? empty);
  const change = useCallback(
    (next: T) => {
      setValue(next);
      store(key, next);
    },
    [key],
  );
  const clear = (): void => {
    setValue(empty);
    store(key, undefined);
  };
  return [value, change, clear];
}

/** Storage is missing in some private windows; then a value lives as long as the page. */
function stored<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as T);
  } catch {
    return undefined;
  }
}
function store(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // The value lives as long as the page.
  }
}
