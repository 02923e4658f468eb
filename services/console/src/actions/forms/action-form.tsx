import { useMemo, useRef, type FormEvent, type ReactNode } from 'react';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import type { ActionSetting, TicketAction } from '../action';
import { FormField } from './form-field';
import { useFilling } from './use-filling';

/** Delay before an action with `canUndo` is sent; until then it can be taken back. */
const UNDO_MS = 5000;
const words = {
  saved: t('已暂存', 'draft kept'),
  sending: t('提交中…', 'Sending…'),
};

interface FormLook {
  readonly action: TicketAction;
  readonly setting: ActionSetting;
  readonly onDone: () => void;
}

/** The form of one action: its fields, the consequence of the action, and the button that sends it. */
export function ActionForm(look: FormLook): ReactNode {
  const { action, setting, onDone } = look;
  const say = useSay();
  const { ticketId } = setting.ticket;
  const filling = useFilling({
    draft: `action:${action.id}:${ticketId}`,
    label: action.label,
    path: action.path,
    params: { ticketId },
    fields: useMemo(() => action.fields(setting), [action, setting]),
    body: (values) => action.body(values, setting),
    holdMs: action.canUndo ? UNDO_MS : 0,
    onDone,
  });
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
