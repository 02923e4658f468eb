import type { ReactNode } from 'react';
import type { JurisdictionView, TicketDetail } from '../../api/paths';
import { ChooseFiles } from '../../files/choose-files';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Choice, Choices, Segments, TextArea, TextField } from '../../ui/fields';
import type { Field, Value } from '../action';

const words = { nothing: t('没有匹配项', 'Nothing found'), pick: t('输入以查找', 'Type to find') };

type ValueFieldKind = Exclude<Field['kind'], 'files'>;
interface FieldParts<K extends Field['kind'] = Field['kind']> {
  readonly field: Omit<Field, 'kind'> & { readonly kind: K };
  readonly jurisdiction: JurisdictionView;
  readonly value: Value | undefined;
  readonly error: string | undefined;
  readonly onChange: (value: Value | undefined) => void;
}

const asText = (value: Value | undefined): string => (typeof value === 'string' ? value : '');

/** One field of the form of an action. */
export function FormField({ ticket, ...parts }: FieldParts & { readonly ticket: TicketDetail }): ReactNode {
  const { kind, ...field } = parts.field;
  if (kind === 'files') return <FilesField ticket={ticket} {...parts} />;
  return <ValueField {...parts} field={{ ...field, kind }} />;
}

/** Files of the ticket, as evidence. */
function FilesField({ ticket, field, value, error, onChange }: FieldParts & { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  return (
    <ChooseFiles
      label={say(field.label)}
      error={error}
      isOfRound={field.isOfRound ?? false}
      ticket={ticket}
      value={Array.isArray(value) ? (value as readonly string[]) : []}
      onChange={onChange}
    />
  );
}

/** A field of every other kind. */
export function ValueField({ field, jurisdiction, value, error, onChange }: FieldParts<ValueFieldKind>): ReactNode {
  const say = useSay();
  const look = {
    name: field.name,
    label: say(field.label),
    hint: field.hint && say(field.hint),
    error,
    isRequired: field.isRequired,
  };
  const options = (field.options ?? []).map(({ value, label, keys }) => ({
    value,
    label: say(label),
    ...(keys ? { keys } : {}),
  }));
  switch (field.kind) {
    case 'line':
      return <TextField {...look} value={asText(value)} onChange={onChange} />;
    case 'moment':
      return <TextField {...look} type="datetime-local" value={asText(value)} onChange={onChange} />;
    case 'area':
      return <TextArea {...look} value={asText(value)} onChange={onChange} />;
    case 'segments':
      return <Segments {...look} value={asText(value)} options={options} onChange={onChange} />;
    case 'choice':
      return (
        <Choice
          {...look}
          value={asText(value) || undefined}
          options={options}
          placeholder={say(words.pick)}
          nothingFound={say(words.nothing)}
          onChange={onChange}
        />
      );
    case 'choices':
      return (
        <Choices
          {...look}
          value={Array.isArray(value) ? (value as readonly string[]) : []}
          options={options}
          nothingFound={say(words.nothing)}
          onChange={onChange}
        />
      );
    case 'facts':
      return (
        <FactFields
          jurisdiction={jurisdiction}
          value={typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, string>) : {}}
          onChange={onChange}
        />
      );
  }
}

/** A question for each fact that may decide the lead; a fact without an answer stays unknown. */
export function FactFields({
  jurisdiction,
  value,
  onChange,
  only,
}: {
  jurisdiction: JurisdictionView;
  value: Readonly<Record<string, string>>;
  onChange: (value: Record<string, string>) => void;
  only?: readonly string[];
}): ReactNode {
  const say = useSay();
  const facts = jurisdiction.facts.filter(({ name }) => only === undefined || only.includes(name));
  return (
    <div className="fact-fields">
      {facts.map((fact) => (
        <Choice
          key={fact.name}
          label={say(fact.question)}
          value={value[fact.name]}
          options={fact.values.map((one) => ({ value: one.value, label: say(one.name) }))}
          nothingFound={say(words.nothing)}
          onChange={(next) => {
            const { [fact.name]: _before, ...rest } = value;
            onChange(next === undefined ? rest : { ...rest, [fact.name]: next });
          }}
        />
      ))}
    </div>
  );
}
