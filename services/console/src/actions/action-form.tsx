import { useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '../api/paths';
import { useKeys } from '../keys/use-keys';
import { useLanguage, useSay } from '../language/language';
import { t } from '../language/text';
import { useGive } from '../outbox/use-outbox';
import { useDraft } from '../store/use-draft';
import { Button } from '../ui/button';
import { ProblemBox } from '../ui/states';
import type { Field, ActionSetting, TicketAction, Values } from './action';
import { FormField } from './form-field';

/** Delay before an action with `canUndo` is sent; until then it can be taken back. */
const UNDO_MS = 5000;
const words = {
  needed: t('请填写', 'Please fill this in'),
  saved: t('已暂存', 'draft kept'),
  sending: t('提交中…', 'Sending…'),
};

const isMissing = (field: Field, values: Values): boolean => {
  const value = values[field.name];
  return (field.isRequired ?? false) && (value === undefined || value.length === 0);
};
/** Error messages by field: the path "body.outcome" belongs to the field "outcome". */
const byField = (problem: Problem | undefined, language: 'zh' | 'en'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (problem?.errors ?? []).map(({ path, message, messageZh }) => [
      path.replace(/^body\./, '').split('.')[0] as string,
      language === 'zh' ? (messageZh ?? message) : message,
    ]),
  );

interface FormLook {
  readonly action: TicketAction;
  readonly setting: ActionSetting;
  readonly onDone: () => void;
}

interface Filling {
  readonly fields: readonly Field[];
  readonly values: Values;
  readonly change: (name: string, value: Values[string]) => void;
  readonly errors: Readonly<Record<string, string>>;
  readonly problem: Problem | undefined;
  readonly isBusy: boolean;
  readonly savedAt: number | undefined;
  readonly submit: () => Promise<void>;
}

/** The state of the form of an action: kept as a draft while it is filled in, then sent as one command. */
function useFilling({ action, setting, onDone }: FormLook): Filling {
  const { language } = useLanguage();
  const say = useSay();
  const give = useGive();
  const { ticketId } = setting.ticket;
  const all = useMemo(() => action.fields(setting), [action, setting]);
  const initial = useMemo(
    () =>
      Object.fromEntries(all.filter(({ initial }) => initial).map(({ name, initial }) => [name, initial])) as Values,
    [all],
  );
  const draft = useDraft<Values>(`action:${action.id}:${ticketId}`, initial);
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
    const outcome = await give({
      path: action.path,
      params: { ticketId },
      body: action.body(draft.value, setting) as never,
      label: action.label,
      holdMs: action.canUndo ? UNDO_MS : 0,
    });
    setBusy(false);
    if ('problem' in outcome) return setProblem(outcome.problem);
    if ('takenBack' in outcome) return;
    draft.clear();
    onDone();
  };
  const errors = {
    ...(isAsked ? Object.fromEntries(missing.map(({ name }) => [name, say(words.needed)])) : {}),
    ...byField(problem, language),
  };
  const change: Filling['change'] = (name, value) => draft.change({ ...draft.value, [name]: value });
  return { fields, values: draft.value, change, errors, problem, isBusy, savedAt: draft.savedAt, submit };
}

/** The form of one action: its fields, the consequence of the action, and the button that sends it. */
export function ActionForm(look: FormLook): ReactNode {
  const { action, setting } = look;
  const say = useSay();
  const filling = useFilling(look);
  const { fields, values, problem, isBusy, savedAt, submit } = filling;
  useKeys([
    { id: `submit-${action.id}`, label: action.label, keys: 'ctrl+Enter', inText: true, run: () => void submit() },
  ]);
  const form = useRef<HTMLFormElement>(null);
  useKeys(
    fields.flatMap(({ name, options = [] }) =>
      options.flatMap(({ value, label, keys }) =>
        keys ? [{ id: `${action.id}-${value}`, label, keys, inLayer: true, run: () => choose(name, value) }] : [],
      ),
    ),
  );
  const choose = (name: string, value: string): void => {
    filling.change(name, value);
    setTimeout(() => form.current?.querySelector('textarea')?.focus());
  };
  const consequence = action.consequence?.(setting, values);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form className="stack" ref={form} onSubmit={onSubmit} noValidate>
      {fields.map((field) => (
        <FormField
          key={field.name}
          field={field}
          jurisdiction={setting.jurisdiction}
          ticket={setting.ticket}
          value={values[field.name]}
          error={filling.errors[field.name]}
          onChange={(value) => filling.change(field.name, value)}
        />
      ))}
      {problem && <ProblemBox problem={problem} />}
      <div className="form-foot">
        {consequence && <p className="consequence">{say(consequence)}</p>}
        <span className="spread small quiet">{savedAt && fields.length > 0 ? say(words.saved) : ''}</span>
        <Button type="submit" tone="main" size="touch" icon={action.icon} keys="ctrl+Enter" isBusy={isBusy}>
          {say(isBusy ? words.sending : action.label)}
        </Button>
      </div>
    </form>
  );
}
