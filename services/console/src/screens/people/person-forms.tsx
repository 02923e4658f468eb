import { roleLabels } from '@hotline/contracts/labels';
import { useMemo, useState, type ReactNode } from 'react';
import { filled, given, listOf, optionsOf, textOf, unitOptions, type Values } from '../../actions/action';
import { CommandForm, type PlainField } from '../../actions/forms/command-form';
import type { Answered, Problem } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { instantOf, when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { Button } from '../../ui/button';
import { Loading, ProblemBox } from '../../ui/states';
import { usePeople, usePosts, useReadAgain, type PersonDetails } from './use-people';

const words = {
  absence: t('登记请假', 'Record the absence'),
  substitutes: t('指定替岗人员', 'Set the substitutes'),
  change: t('保存修改', 'Save the change'),
  add: t('新增人员', 'Add the person'),
  link: t('生成链接', 'Create the link'),
  linkUse: t(
    '链接只能用一次，一天内有效；生成新链接后旧链接失效。请当面或用可靠方式交给本人',
    'The link works once, within a day; an earlier link stops working. Give it to the person in a safe way',
  ),
  validUntil: t('有效至', 'Valid until'),
};

interface FormLook {
  readonly person: PersonDetails;
  readonly onDone: () => void;
}

/** Everybody of the units of a person, as options, without the person. */
function useOthers({ id, positions }: Pick<PersonDetails, 'id' | 'positions'>) {
  const { data } = usePeople(positions[0]?.unit);
  return useMemo(
    () =>
      (data?.pages.flatMap(({ people }) => people) ?? [])
        .filter((one) => one.id !== id)
        .map(({ id: value, name }) => ({ value, label: t(name, name) })),
    [data, id],
  );
}

/** Ends a form: reads everything about people again, and closes it. */
function useDone(onDone: () => void): () => void {
  const readAgain = useReadAgain();
  return () => {
    readAgain();
    onDone();
  };
}

export function AbsenceForm({ person, onDone }: FormLook): ReactNode {
  const others = useOthers(person);
  const done = useDone(onDone);
  const fields = useMemo<PlainField[]>(
    () => [
      { name: 'from', label: t('从', 'From'), kind: 'moment', isRequired: true },
      { name: 'until', label: t('至', 'Until'), kind: 'moment', isRequired: true },
      { name: 'reason', label: t('事由', 'Reason'), kind: 'line', isRequired: true },
      { name: 'substitute', label: t('替岗人员', 'Who stands in'), kind: 'choice', options: others },
    ],
    [others],
  );
  return (
    <CommandForm
      draft={`absence:${person.id}`}
      label={words.absence}
      icon="clock"
      path="/api/v1/people/{person}/absences"
      params={{ person: person.id }}
      fields={fields}
      body={(values) =>
        filled({
          from: instantOf(textOf(values, 'from')),
          until: instantOf(textOf(values, 'until')),
          reason: textOf(values, 'reason'),
          substitute: given(values, 'substitute'),
        })
      }
      consequence={() =>
        t('请假期间新的提醒和派给本人的工作转给替岗人员', 'During the absence the substitute gets notices and work')
      }
      onDone={done}
    />
  );
}

export function SubstituteForm({ person, onDone }: FormLook): ReactNode {
  const others = useOthers(person);
  const done = useDone(onDone);
  const initial = person.substitutes.map(({ id }) => id);
  const fields = useMemo<PlainField[]>(
    () => [
      {
        name: 'substitutes',
        label: t('按先后顺序', 'In the order in which they are asked'),
        kind: 'choices',
        options: others,
        initial,
      },
    ],
    // The list of names changes at each reading; only the people in it matter.
    [others, initial.join(' ')],
  );
  return (
    <CommandForm
      draft={`substitutes:${person.id}`}
      label={words.substitutes}
      icon="people"
      path="/api/v1/people/{person}/substitutes"
      params={{ person: person.id }}
      fields={fields}
      body={(values) => ({ substitutes: listOf(values, 'substitutes') })}
      consequence={() => t('本人不在岗时，第一个在岗的人替岗', 'The first one who is present stands in')}
      onDone={done}
    />
  );
}

const NOBODY: Pick<PersonDetails, 'name' | 'roles' | 'positions' | 'phone'> = { name: '', roles: [], positions: [] };

/** Fields of a person that administrators fill in. */
function usePersonFields(person?: PersonDetails): PlainField[] | undefined {
  const { jurisdiction } = useNames();
  const { data: posts } = usePosts();
  return useMemo(() => {
    if (!jurisdiction || !posts) return undefined;
    const { name, roles, positions, phone } = person ?? NOBODY;
    const [position] = positions;
    return [
      { name: 'name', label: t('姓名', 'Name'), kind: 'line', isRequired: true, initial: name },
      {
        name: 'roles',
        label: t('角色', 'Roles'),
        kind: 'choices',
        options: optionsOf(roleLabels).filter(({ value }) => value !== 'system' && value !== 'caller'),
        isRequired: true,
        initial: roles,
      },
      {
        name: 'unit',
        label: t('单位', 'Unit'),
        kind: 'choice',
        options: unitOptions(jurisdiction),
        isRequired: true,
        initial: position?.unit ?? '',
      },
      {
        name: 'post',
        label: t('岗位', 'Post'),
        kind: 'choice',
        options: posts.map(({ id, name }) => ({ value: id, label: name })),
        initial: position?.post ?? '',
      },
      { name: 'phone', label: t('工作电话', 'Work telephone'), kind: 'line', initial: phone ?? '' },
    ];
  }, [jurisdiction, posts, person]);
}

/** The first post is edited here; further posts of the same person stay as they are. */
const personBody = (values: Values, further: PersonDetails['positions'] = []) =>
  filled({
    name: textOf(values, 'name'),
    roles: listOf(values, 'roles'),
    positions: [
      filled({ unit: textOf(values, 'unit'), post: given(values, 'post') }),
      ...further.map(({ unit, post }) => filled({ unit, post })),
    ],
    phone: given(values, 'phone'),
  });

export function NewPerson({ onDone }: { onDone: () => void }): ReactNode {
  const own = usePersonFields();
  const done = useDone(onDone);
  const fields = useMemo<PlainField[] | undefined>(
    () =>
      own && [
        {
          name: 'id',
          label: t('登录账号', 'Account'),
          hint: t('与身份提供方的账号一致，以后不能改', 'As at the identity provider; it cannot be changed later'),
          kind: 'line',
          isRequired: true,
        },
        ...own,
      ],
    [own],
  );
  if (!fields) return <Loading rows={5} />;
  return (
    <CommandForm
      draft="new-person"
      label={words.add}
      icon="plus"
      path="/api/v1/people"
      params={{}}
      fields={fields}
      body={(values) => ({ id: textOf(values, 'id'), ...personBody(values) })}
      onDone={done}
    />
  );
}

export function ChangePerson({ person, onDone }: FormLook): ReactNode {
  const own = usePersonFields(person);
  const done = useDone(onDone);
  const fields = useMemo<PlainField[] | undefined>(
    () =>
      own && [
        ...own,
        {
          name: 'left',
          label: t('在岗情况', 'Works here'),
          kind: 'segments',
          options: [
            { value: 'here', label: t('在本热线工作', 'Yes') },
            { value: 'left', label: t('已离岗，停用账号', 'No longer; the account stops') },
          ],
          isRequired: true,
          initial: person.leftAt ? 'left' : 'here',
        },
      ],
    [own, person.leftAt],
  );
  if (!fields) return <Loading rows={5} />;
  const leaving = (values: Values): boolean => textOf(values, 'left') === 'left';
  return (
    <CommandForm
      draft={`person:${person.id}`}
      label={words.change}
      icon="pen"
      path="/api/v1/people/{person}"
      params={{ person: person.id }}
      fields={fields}
      body={(values) => ({
        ...personBody(values, person.positions.slice(1)),
        leftAt: leaving(values) ? (person.leftAt ?? new Date().toISOString()) : null,
      })}
      consequence={(values) =>
        leaving(values) && !person.leftAt ? t('该账号立即停用', 'The account stops working at once') : undefined
      }
      onDone={done}
    />
  );
}

/** Creates the link with which a person sets a password, and shows it once. */
export function PasswordLink({ person: { id } }: { person: PersonDetails }): ReactNode {
  const say = useSay();
  const give = useGive();
  const [link, setLink] = useState<Answered<'/api/v1/people/{person}/password-link'>>();
  const [problem, setProblem] = useState<Problem>();
  const create = async (): Promise<void> => {
    const path = '/api/v1/people/{person}/password-link';
    const outcome = await give({ path, params: { person: id }, body: {}, label: words.link });
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if ('data' in outcome) setLink(outcome.data);
  };
  return (
    <div className="stack">
      <p>{say(words.linkUse)}</p>
      {link && (
        <p className="stack tight">
          <code className="told">{location.origin + link.path}</code>
          <span className="small quiet">
            {say(words.validUntil)} {say(when(link.until))}
          </span>
        </p>
      )}
      {problem && <ProblemBox problem={problem} />}
      <span>
        <Button tone="main" icon="keyboard" size="touch" onClick={() => void create()}>
          {say(words.link)}
        </Button>
      </span>
    </div>
  );
}
