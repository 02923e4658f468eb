import { Autocomplete, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { printed } from '../keys/registry';

export interface FieldLook {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly name?: string | undefined;
}
interface TextLook extends FieldLook {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly rows?: number | undefined;
}

const look = ({ label, hint, error, isRequired, name }: FieldLook) => ({
  label,
  description: hint,
  error,
  withAsterisk: isRequired ?? false,
  ...(name ? { name } : {}),
});

export function TextField({ value, onChange, placeholder, ...rest }: TextLook & { type?: string }): ReactNode {
  return (
    <TextInput
      {...look(rest)}
      {...(rest.type ? { type: rest.type } : {})}
      autoComplete="off"
      value={value}
      placeholder={placeholder ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function TextArea({ value, onChange, placeholder, rows = 3, ...rest }: TextLook): ReactNode {
  return (
    <Textarea
      {...look(rest)}
      autosize
      minRows={rows}
      maxRows={12}
      value={value}
      placeholder={placeholder ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** A text field with suggestions for what is being typed; the list is the caller's, already filtered. */
export function SuggestedField({
  value,
  onChange,
  suggestions,
  onTake,
  ...rest
}: FieldLook & {
  value: string;
  onChange: (value: string) => void;
  suggestions: readonly string[];
  onTake: (suggestion: string) => void;
}): ReactNode {
  return (
    <Autocomplete
      {...look(rest)}
      autoComplete="off"
      value={value}
      data={[...suggestions]}
      filter={({ options }) => options}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      onChange={(next) => (suggestions.includes(next) ? onTake(next) : onChange(next))}
    />
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  /** Key that chooses it, shown beside the label; only for segments. */
  readonly keys?: string;
}

/** An input for one of many options, which are found by typing. */
export function Choice({
  value,
  onChange,
  options,
  placeholder,
  nothingFound,
  ...rest
}: FieldLook & {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  options: readonly Option[];
  placeholder?: string;
  nothingFound: string;
}): ReactNode {
  return (
    <Select
      {...look(rest)}
      searchable
      clearable={!rest.isRequired}
      limit={60}
      data={[...options]}
      value={value ?? null}
      placeholder={placeholder ?? ''}
      nothingFoundMessage={nothingFound}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      onChange={(next) => onChange(next ?? undefined)}
    />
  );
}

export function Choices({
  value,
  onChange,
  options,
  nothingFound,
  ...rest
}: FieldLook & {
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly Option[];
  nothingFound: string;
}): ReactNode {
  return (
    <MultiSelect
      {...look(rest)}
      searchable
      limit={60}
      data={[...options]}
      value={[...value]}
      nothingFoundMessage={nothingFound}
      comboboxProps={{ shadow: 'md', transitionProps: { duration: 0 } }}
      onChange={onChange}
    />
  );
}

/** An input for one of a few options, all of them visible; none is chosen at first. */
export function Segments({
  label,
  hint,
  error,
  isRequired,
  value,
  onChange,
  options,
}: FieldLook & {
  value: string | undefined;
  onChange: (value: string) => void;
  options: readonly Option[];
}): ReactNode {
  const id = useId();
  return (
    <fieldset className="segments" aria-describedby={error ? `${id}-error` : undefined}>
      <legend>
        {label}
        {isRequired && <span className="asterisk"> *</span>}
      </legend>
      {hint && <p className="hint-line">{hint}</p>}
      <div className="segment-row">
        {options.map((option) => (
          <label key={option.value} className={option.value === value ? 'segment chosen' : 'segment'}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
            {option.keys && (
              <kbd className="hint" aria-hidden="true">
                {printed(option.keys)}
              </kbd>
            )}
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="error-line">
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** Several of a few options, all of them visible. */
export function Checks({
  label,
  hint,
  value,
  onChange,
  options,
}: FieldLook & {
  value: readonly string[];
  onChange: (value: string[]) => void;
  options: readonly Option[];
}): ReactNode {
  const toggled = (one: string): string[] =>
    value.includes(one) ? value.filter((other) => other !== one) : [...value, one];
  return (
    <fieldset className="segments">
      <legend>{label}</legend>
      {hint && <p className="hint-line">{hint}</p>}
      <div className="segment-row">
        {options.map((option) => (
          <label key={option.value} className={value.includes(option.value) ? 'segment chosen' : 'segment'}>
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={() => onChange(toggled(option.value))}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
