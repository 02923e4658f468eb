import { useMemo, useState } from 'react';
import type { CommandPath, Problem } from '../../api/paths';
import { useLanguage, useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { useGive } from '../../outbox/use-outbox';
import { useDraft } from '../../store/use-draft';
import type { Field, Values } from '../action';

const needed = t('请填写', 'Please fill this in');

const isMissing = (field: Field, values: Values): boolean => {
  const value = values[field.name];
  return (field.isRequired ?? false) && (value === undefined || value.length === 0);
};
const initialOf = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.filter(({ initial }) => initial).map(({ name, initial }) => [name, initial])) as Values;
/** Error messages by field: the path "body.outcome" belongs to the field "outcome". */
const byField = (problem: Problem | undefined, language: 'zh' | 'en'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (problem?.errors ?? []).map(({ path, message, messageZh }) => [
      path.replace(/^body\./, '').split('.')[0] as string,
      language === 'zh' ? (messageZh ?? message) : message,
    ]),
  );

/** A command and the form in which its body is filled in. */
export interface FormCommand {
  /** Key under which the browser keeps what was typed. */
  readonly draft: string;
  readonly label: Text;
  readonly path: CommandPath;
  readonly params: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  readonly body: (values: Values) => unknown;
  /** Time in ms during which the command can be taken back. */
  readonly holdMs?: number;
  readonly onDone: (answer: unknown) => void;
}

export interface FormFilling {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly change: (name: string, value: Values[string]) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly savedAt: number | undefined;
  readonly submit: () => Promise<void>;
}

/** The state of a form: kept as a draft while it is filled in, then sent as one command. */
export function useFilling({
  draft: key,
  label,
  path,
  params,
  fields: all,
  body,
  holdMs,
  onDone,
}: FormCommand): FormFilling {
  const { language } = useLanguage();
  const say = useSay();
  const give = useGive();
  const initial = useMemo(() => initialOf(all), [all]);
  const draft = useDraft<Values>(key, initial);
  const [problem, setProblem] = useState<Problem>();
  const [isAsked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const fields = all.filter(({ isShown }) => isShown?.(draft.value) ?? true);
  const missing = fields.filter((field) => isMissing(field, draft.value));
  const submit = async (): Promise<void> => {
    setAsked(true);
    if (missing.length > 0 || isBusy) return;
    setBusy(true);
    setProblem(undefined);
    const outcome = await give({ path, params, body: body(draft.value) as never, label, holdMs });
    setBusy(false);
    if ('problem' in outcome) return setProblem(outcome.problem);
    if ('takenBack' in outcome) return;
    draft.clear();
    setAsked(false);
    onDone(outcome.data);
  };
  const errors = {
    ...(isAsked ? Object.fromEntries(missing.map(({ name }) => [name, say(needed)])) : {}),
    ...byField(problem, language),
  };
  const change: FormFilling['change'] = (name, value) => draft.change({ ...draft.value, [name]: value });
  return { fields, values: draft.value, change, errors, problem, isBusy, savedAt: draft.savedAt, submit };
}
