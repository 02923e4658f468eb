import { useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { CallerForm, TextField } from './fields';
import { act, type CallerProgress, type CallerVerb } from './server';
import { useKept } from './use-kept';
import { useSending } from './use-sending';

type Action = Exclude<CallerProgress['may'][number], 'answer'>;
interface ActionWords {
  readonly name: Text;
  readonly label: Text;
  readonly help: Text;
  readonly send: Text;
  /** Last part of the path, and the field that holds the words. */
  readonly verb: CallerVerb;
  readonly field: 'text' | 'reason';
  readonly done: Text;
}

const ACTIONS: Readonly<Record<Action, ActionWords>> = {
  add: {
    name: t('补充情况', 'Add information'),
    label: t('您要补充什么', 'What do you want to add?'),
    help: t('承办单位会看到；其中的电话号码会隐去', 'The unit reads it, with telephone numbers masked'),
    send: t('提交补充', 'Send'),
    verb: 'information',
    field: 'text',
    done: t('已收到您的补充', 'We have received it'),
  },
  urge: {
    name: t('催办', 'Ask for faster handling'),
    label: t('为什么着急', 'Why is it urgent?'),
    help: t('催办会记录在工单上，办理人员都能看到', 'It is recorded on the ticket, where those who handle it see it'),
    send: t('催办', 'Ask for faster handling'),
    verb: 'urge',
    field: 'reason',
    done: t('已记录您的催办', 'It is recorded'),
  },
  withdraw: {
    name: t('撤回', 'Withdraw'),
    label: t('为什么撤回', 'Why do you withdraw it?'),
    help: t(
      '热线会打电话向您本人核实，核实之前照常办理',
      'The hotline calls you to confirm it; until then the work goes on',
    ),
    send: t('申请撤回', 'Ask to withdraw'),
    verb: 'withdrawal',
    field: 'reason',
    done: t('已收到申请，请留意热线来电', 'We have received it; the hotline will call you'),
  },
  appeal: {
    name: t('要求重办', 'Have it done again'),
    label: t('哪里没有解决', 'What is not settled?'),
    help: t('工单将重新交给承办单位，由另一人审批', 'The unit does it again, and another person approves'),
    send: t('要求重办', 'Have it done again'),
    verb: 'appeal',
    field: 'reason',
    done: t('已重新交办', 'It has been reopened'),
  },
};
/** The appeal against a refusal (不予受理). */
const APPEAL_AGAINST_REFUSAL: ActionWords = {
  ...ACTIONS.appeal,
  name: t('申诉', 'Appeal'),
  label: t('为什么应当受理', 'Why should it be accepted?'),
  help: t('由没有参与不予受理的人员复核', 'People who did not take part in the refusal look at it'),
  send: t('提交申诉', 'Send the appeal'),
  done: t('已收到申诉，将由其他人员复核', 'We have received it; other people look at it'),
};
const isAction = (what: CallerProgress['may'][number]): what is Action => what !== 'answer';

interface ActionsProps {
  readonly code: string;
  readonly may: CallerProgress['may'];
  /** The hotline did not accept the ticket. */
  readonly isRefused: boolean;
  readonly onDone: (done: Text) => void;
}

/** What the caller can do with the ticket now: a row of buttons, each of which opens its form below. */
export function Actions({ code, may, isRefused, onDone }: ActionsProps): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState<Action>();
  const actions = may.filter(isAction);
  if (actions.length === 0) return null;
  const wordsOf = (action: Action): ActionWords =>
    action === 'appeal' && isRefused ? APPEAL_AGAINST_REFUSAL : ACTIONS[action];
  const shown = open && actions.includes(open) ? open : undefined;
  return (
    <section className="caller-actions">
      <div className="caller-buttons">
        {actions.map((action) => (
          <button
            key={action}
            type="button"
            className="plain-button"
            aria-expanded={action === shown}
            onClick={() => setOpen(action === shown ? undefined : action)}
          >
            {say(wordsOf(action).name)}
          </button>
        ))}
      </div>
      {shown && (
        <ActionForm
          key={shown}
          code={code}
          action={wordsOf(shown)}
          onDone={() => {
            setOpen(undefined);
            onDone(wordsOf(shown).done);
          }}
        />
      )}
    </section>
  );
}

interface ActionFormProps {
  readonly code: string;
  readonly action: ActionWords;
  readonly onDone: () => void;
}

function ActionForm({ code, action, onDone }: ActionFormProps): ReactNode {
  const sending = useSending();
  const [words, setWords, clear] = useKept(`${action.verb}.${code}`, '');
  const submit = async (): Promise<void> => {
    const body = { [action.field]: words.trim() };
    if (!(await sending.send(body, (key) => act(code, action.verb, body, key)))) return;
    clear();
    onDone();
  };
  return (
    <CallerForm
      sending={sending}
      button={action.send}
      isReady={words.trim().length >= 2}
      onSubmit={() => void submit()}
    >
      <TextField label={action.label} value={words} onChange={setWords} help={action.help} most={2000} isLong />
    </CallerForm>
  );
}
