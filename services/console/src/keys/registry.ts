import type { Text } from '../language/text';

/** An action with a keyboard shortcut. One registry serves the key handler, hints, the palette and the list of keys. */
export interface KeyAction {
  readonly id: string;
  readonly label: Text;
  /** "j", "shift+x", "alt+KeyE", "ctrl+Enter", "?"; a letter after alt is written as the `code` of the key event. */
  readonly keys: string;
  readonly run: () => void;
  /** Fires inside text fields too; only for keys with ctrl or alt. */
  readonly inText?: boolean;
  /** Fires while a dialog or panel is open; only for actions of that layer. */
  readonly inLayer?: boolean;
}

const registered = new Map<string, KeyAction>();
const listeners = new Set<() => void>();
let snapshot: readonly KeyAction[] = [];

function changed(): void {
  snapshot = [...registered.values()];
  for (const listener of listeners) listener();
}

export const actions = (): readonly KeyAction[] => snapshot;
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Registers an action; returns a function that removes it. Of several with the same key, the newest runs. */
export function register(action: KeyAction): () => void {
  registered.delete(action.id);
  registered.set(action.id, action);
  changed();
  return () => {
    if (registered.get(action.id) !== action) return;
    registered.delete(action.id);
    changed();
  };
}

/** Whether an input method, such as pinyin, is composing text: keys pressed then are never commands. */
const composes = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
const isText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)) &&
  !['checkbox', 'radio', 'button'].includes((target as HTMLInputElement).type);

export function chordOf(
  event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'key' | 'code'>,
): string {
  if (event.altKey) return `alt+${event.code}`;
  if (event.ctrlKey || event.metaKey) return `ctrl+${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
  if (event.shiftKey && /^[a-z]$/i.test(event.key)) return `shift+${event.key.toLowerCase()}`;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

/** Runs the action of a key press, if there is one and it may run where the focus is. */
export function handle(event: KeyboardEvent): void {
  if (composes(event) || event.defaultPrevented) return;
  const chord = chordOf(event);
  const action = snapshot.findLast(({ keys }) => keys === chord);
  if (!action || (isText(event.target) && !action.inText)) return;
  if (document.querySelector('[role=dialog]') && !action.inText && !action.inLayer) return;
  event.preventDefault();
  action.run();
}

/** How a key is printed: "Alt+E", "Ctrl+Enter", "J". */
export const printed = (keys: string): string =>
  keys
    .split('+')
    .map((part) => part.replace(/^(Key|Digit)/, ''))
    .map((part) => (part === 'Escape' ? 'Esc' : part.length === 1 ? part.toUpperCase() : part))
    .map((part) => (part === 'ctrl' ? 'Ctrl' : part === 'alt' ? 'Alt' : part === 'shift' ? 'Shift' : part))
    .map((part) => (part === 'Enter' ? '↵' : part))
    .join('+');
