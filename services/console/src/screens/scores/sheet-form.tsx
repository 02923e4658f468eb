import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type ReactNode } from 'react';
import { RequestRefused } from '../../api/client';
import type { Problem } from '../../api/paths';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { Button } from '../../ui/button';
import { Choice, TextArea, TextField, type Option } from '../../ui/fields';
import { SidePanel } from '../../ui/layers';
import { ProblemBox } from '../../ui/states';
import { words } from './words';

export interface SheetField {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly kind: 'line' | 'number' | 'area' | 'choice';
  readonly options?: readonly Option[];
  readonly isOptional?: boolean;
}
export type SheetAnswers = Readonly<Record<string, string>>;

export interface SheetForm {
  readonly title: Text;
  readonly hint?: Text;
  readonly fields: readonly SheetField[];
  /** Sends the answers. @throws RequestRefused */
  readonly send: (answers: SheetAnswers) => Promise<unknown>;
}

/** A button that opens a form in a side panel, and closes it once the server has accepted the answers. */
export function FormButton({ form, tone = 'plain' }: { form: SheetForm; tone?: 'plain' | 'main' }): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button tone={tone} onClick={() => setOpen(true)}>
        {say(form.title)}
      </Button>
      <SidePanel title={say(form.title)} isOpen={isOpen} onClose={close} closeLabel={say(words.close)}>
        <Filled form={form} onDone={close} />
      </SidePanel>
    </>
  );
}

/** The answers of a form, and sending them. */
function useAnswers(form: SheetForm, onDone: () => void) {
  const queries = useQueryClient();
  const [answers, setAnswers] = useState<SheetAnswers>({});
  const [problem, setProblem] = useState<Problem>();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const isMissing = ({ name, isOptional }: SheetField): boolean => !isOptional && (answers[name] ?? '').trim() === '';
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setAsked(true);
    if (form.fields.some(isMissing) || isBusy) return;
    setBusy(true);
    try {
      await form.send(answers);
      await queries.invalidateQueries({ queryKey: ['scores'] });
      onDone();
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      setProblem(error.problem);
    } finally {
      setBusy(false);
    }
  };
  const change = (name: string, value: string): void => setAnswers({ ...answers, [name]: value });
  return { answers, change, problem, isBusy, submit, isWrong: (field: SheetField) => isAsked && isMissing(field) };
}

function Filled({ form, onDone }: { form: SheetForm; onDone: () => void }): ReactNode {
  const say = useSay();
  const { answers, change, problem, isBusy, submit, isWrong } = useAnswers(form, onDone);
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      {form.hint && <p>{say(form.hint)}</p>}
      {problem && <ProblemBox problem={problem} />}
      {form.fields.map((field) => (
        <FieldOf
          key={field.name}
          field={field}
          value={answers[field.name] ?? ''}
          error={isWrong(field) ? say(words.needed) : undefined}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      <Button tone="main" type="submit" isBusy={isBusy}>
        {say(words.send)}
      </Button>
    </form>
  );
}

interface FieldState {
  readonly field: SheetField;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function FieldOf({ field, value, error, onChange }: FieldState): ReactNode {
  const say = useSay();
  const look = {
    label: say(field.label),
    hint: field.hint && say(field.hint),
    error,
    isRequired: !field.isOptional,
    name: field.name,
  };
  if (field.kind === 'choice')
    return (
      <Choice
        {...look}
        value={value === '' ? undefined : value}
        options={field.options ?? []}
        nothingFound={say(words.nothingFound)}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  if (field.kind === 'area') return <TextArea {...look} value={value} onChange={onChange} />;
  const type = field.kind === 'number' ? 'number' : 'text';
  return <TextField {...look} type={type} value={value} onChange={onChange} />;
}
