import { useId, type FormEvent, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import type { Sending } from './use-sending';

const words = { sending: t('正在提交…', 'Sending…'), optional: t('选填', 'optional') };

interface Written {
  readonly label: Text;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: Text;
  readonly isOptional?: boolean;
  /** More than one line. */
  readonly isLong?: boolean;
  readonly most: number;
  readonly kind?: 'tel' | 'text';
  readonly autoComplete?: string;
}

export function TextField({ label, value, onChange, help, isOptional, isLong, most, kind, autoComplete }: Written) {
  const [say, id] = [useSay(), useId()];
  const shared = {
    id,
    value,
    maxLength: most,
    autoComplete: autoComplete ?? 'off',
    ...(help ? { 'aria-describedby': `${id}-help` } : {}),
  };
  return (
    <div className="caller-field">
      <label htmlFor={id}>
        {say(label)}
        {isOptional && <span className="quiet">（{say(words.optional)}）</span>}
      </label>
      {isLong ? (
        <textarea {...shared} rows={5} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input {...shared} type={kind ?? 'text'} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {help && (
        <p id={`${id}-help`} className="caller-help">
          {say(help)}
        </p>
      )}
    </div>
  );
}

interface Chosen<V extends string> {
  readonly label: Text;
  readonly options: readonly { readonly value: V; readonly label: Text }[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
}

export function Choice<V extends string>({ label, options, value, onChange }: Chosen<V>) {
  const [say, name] = [useSay(), useId()];
  return (
    <fieldset className="caller-choice">
      <legend>{say(label)}</legend>
      <div>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
            <span>{say(option.label)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface CallerFormProps {
  readonly sending: Sending;
  readonly button: Text;
  readonly isReady: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A form that shows its error above the button and keeps what was typed. */
export function CallerForm({ sending, button, isReady, onSubmit, children }: CallerFormProps) {
  const say = useSay();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady && !sending.isSending) onSubmit();
  };
  return (
    <form className="caller-form" onSubmit={submit}>
      {children}
      {sending.fault && (
        <p role="alert" className="caller-problem">
          {say(sending.fault)}
        </p>
      )}
      <button type="submit" className="big-button" disabled={!isReady || sending.isSending}>
        {say(sending.isSending ? words.sending : button)}
      </button>
    </form>
  );
}
