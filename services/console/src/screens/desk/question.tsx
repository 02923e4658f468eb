import type { ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Button } from '../../ui/button';
import { Segments } from '../../ui/fields';
import type { Proposed } from './proposed';

const words = {
  ask: t('先问', 'Ask first'),
  decides: t('答案决定由谁主办', 'The answer decides who leads'),
  go: t('回答“先问”的问题', 'Answer the question'),
  forget: t('撤销回答', 'Take the answer back'),
};
type Facts = Readonly<Record<string, string>>;
const focusFirst = (): void => document.querySelector<HTMLInputElement>('.ask-first input')?.focus();

/** Asks for the fact that decides the lead, while the caller is on the line. Earlier answers stay visible. */
export function OwnerQuestion({
  question,
  facts,
  onChange,
}: {
  question: Proposed['question'];
  facts: Facts;
  onChange: (facts: Facts) => void;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  useKeys(question ? [{ id: 'question', label: words.go, keys: 'alt+KeyA', inText: true, run: focusFirst }] : []);
  return (
    <>
      {question && (
        <div className="ask-first question">
          <Segments
            label={`${say(words.ask)}：${say(question.question)}`}
            hint={say(words.decides)}
            value={undefined}
            options={question.values.map(({ value, name }) => ({ value, label: say(name) }))}
            onChange={(value) => onChange({ ...facts, [question.fact]: value })}
          />
        </div>
      )}
      {Object.entries(facts).map(([name, value]) => (
        <p key={name} className="line wrap answered">
          <span className="quiet">{say(names.fact(name))}</span>
          <span className="strong">{say(names.factValue(name, value))}</span>
          <Button
            tone="quiet"
            icon="close"
            onClick={() => onChange(Object.fromEntries(Object.entries(facts).filter(([one]) => one !== name)))}
          >
            {say(words.forget)}
          </Button>
        </p>
      ))}
    </>
  );
}
