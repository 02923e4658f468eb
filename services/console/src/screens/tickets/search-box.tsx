import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { isTelephone } from './filter';
import { words } from './words';

const SEARCH_PAUSE_MS = 250;

/**
 * The field for words. A telephone number goes to `onTelephone` and never to `onChange`, which writes the address of
 * the page.
 */
export function SearchBox({
  value,
  onChange,
  onTelephone,
}: {
  value: string;
  onChange: (value: string) => void;
  onTelephone: (phone: string | undefined) => void;
}): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(value);
  const [isComposing, setComposing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ onChange, onTelephone });
  latest.current = { onChange, onTelephone };
  useEffect(() => setTyped((before) => (isTelephone(before) && value === '' ? before : value)), [value]);
  useEffect(() => {
    if (location.hash !== '#search') return undefined;
    const frame = requestAnimationFrame(() => input.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  useEffect(() => {
    if (isComposing) return undefined;
    const phone = isTelephone(typed) ? typed : undefined;
    const timer = setTimeout(() => {
      latest.current.onTelephone(phone);
      const wanted = phone === undefined ? typed.trim() : '';
      if (wanted !== value) latest.current.onChange(wanted);
    }, SEARCH_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, isComposing]);
  return (
    <label className="search-box">
      <span className="only-heard">{say(words.search)}</span>
      <input
        ref={input}
        type="search"
        value={typed}
        placeholder={say(words.find)}
        maxLength={100}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <kbd className="hint" aria-hidden="true">
        /
      </kbd>
    </label>
  );
}
