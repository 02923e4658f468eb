import type { FormEvent, ReactNode } from 'react';
import { useJurisdiction } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { Button } from '../../ui/button';
import type { IconName } from '../../ui/icon';
import { ProblemBox } from '../../ui/states';
import type { Field, Values } from '../action';
import { ValueField } from './form-field';
import { useFilling, type FormCommand } from './use-filling';

const words = {
  saved: t('已暂存', 'draft kept'),
  sending: t('提交中…', 'Sending…'),
};

/** A field of a form that does not belong to a ticket. */
export type PlainField = Field & { readonly kind: Exclude<Field['kind'], 'files'> };
interface FormLook extends FormCommand {
  readonly icon: IconName;
  readonly fields: readonly PlainField[];
  readonly tone?: 'main' | 'danger';
  /** What the command changes, shown above its button. */
  readonly consequence?: (values: Values) => Text | undefined;
}

/** The form of a command that does not belong to a ticket. */
export function CommandForm({ icon, tone = 'main', consequence, ...command }: FormLook): ReactNode {
  const say = useSay();
  const jurisdiction = useJurisdiction();
  const { fields, values, change, errors, problem, isBusy, savedAt, submit } = useFilling(command);
  if (!jurisdiction) return null;
  const told = consequence?.(values);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    void submit();
  };
  return (
    <form className="stack" onSubmit={onSubmit} noValidate>
      {(fields as readonly PlainField[]).map((field) => (
        <ValueField
          key={field.name}
          field={field}
          jurisdiction={jurisdiction}
          value={values[field.name]}
          error={errors[field.name]}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {problem && <ProblemBox problem={problem} />}
      <div className="form-foot">
        {told && <p className="consequence">{say(told)}</p>}
        <span className="spread small quiet">{savedAt && fields.length > 0 ? say(words.saved) : ''}</span>
        <Button type="submit" tone={tone} size="touch" icon={icon} isBusy={isBusy}>
          {say(isBusy ? words.sending : command.label)}
        </Button>
      </div>
    </form>
  );
}
