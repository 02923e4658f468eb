import { roleLabels } from '@hotline/contracts/labels';
import { useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { SidePanel } from '../../ui/layers';
import type { IconName } from '../../ui/icon';
import { Failure, Loading, ProblemBox } from '../../ui/states';
import type { Problem } from '../../api/paths';
import { AbsenceForm, ChangePerson, PasswordLink, SubstituteForm } from './person-forms';
import { Presence } from './presence';
import { usePersonDetails, useReadAgain, type PersonDetails } from './use-people';

const words = {
  back: t('返回', 'Back'),
  close: t('关闭', 'Close'),
  roles: t('角色', 'Roles'),
  posts: t('岗位', 'Posts'),
  phone: t('工作电话', 'Work telephone'),
  substitutes: t('替岗人员', 'Substitutes'),
  certificates: t('证件', 'Certificates'),
  expired: t('已过期', 'expired'),
  validUntil: t('有效期至', 'valid until'),
  left: t('离岗', 'Left'),
  absences: t('请假', 'Absences'),
  noAbsence: t('没有请假记录', 'No absence'),
  standsIn: t('替岗', 'Stands in'),
  end: t('销假', 'End it'),
  changes: t('变更记录', 'Changes'),
  absence: t('请假', 'Absence'),
  change: t('修改', 'Change'),
  link: t('口令链接', 'Password link'),
};

type FormName = 'absence' | 'substitutes' | 'change' | 'link';
const FORMS: Readonly<Record<FormName, { readonly label: Text; readonly icon: IconName }>> = {
  absence: { label: words.absence, icon: 'clock' },
  substitutes: { label: words.substitutes, icon: 'people' },
  change: { label: words.change, icon: 'pen' },
  link: { label: words.link, icon: 'keyboard' },
};

/** Forms that this person may use for the other; the server checks it again. */
function useForms({ id, positions }: PersonDetails): FormName[] {
  const me = usePerson();
  const isOfUnit = (me.role === 'unit' || me.role === 'signatory') && positions.some(({ unit }) => unit === me.unit);
  const mayPlan = me.id === id || me.role === 'admin' || me.role === 'supervisor' || isOfUnit;
  return [
    ...(mayPlan ? (['absence', 'substitutes'] as const) : []),
    ...(me.operations.has('changePerson') ? (['change', 'link'] as const) : []),
  ];
}

/** One person: posts, presence, absences and substitutes, and what may be changed about them. */
export function PersonPane({ id, onBack }: { id: string; onBack: () => void }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = usePersonDetails(id);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading rows={6} />;
  return (
    <div className="queue-ticket">
      <div className="queue-ticket-head">
        <span className="only-narrow">
          <Button tone="quiet" icon="back" onClick={onBack}>
            {say(words.back)}
          </Button>
        </span>
        <h2 className="spread">{data.name}</h2>
        <Presence {...data} />
      </div>
      <Forms person={data} />
      <Particulars person={data} />
      <Absences person={data} />
      <Changes person={data} />
    </div>
  );
}

function Forms({ person }: { person: PersonDetails }): ReactNode {
  const say = useSay();
  const [open, setOpen] = useState<FormName>();
  const forms = useForms(person);
  const close = (): void => setOpen(undefined);
  return (
    <div className="line wrap steps">
      {forms.map((one) => (
        <Button key={one} icon={FORMS[one].icon} size="touch" onClick={() => setOpen(one)}>
          {say(FORMS[one].label)}
        </Button>
      ))}
      <SidePanel
        title={open ? `${say(FORMS[open].label)} · ${person.name}` : ''}
        isOpen={open !== undefined}
        onClose={close}
        closeLabel={say(words.close)}
      >
        {open === 'absence' && <AbsenceForm person={person} onDone={close} />}
        {open === 'substitutes' && <SubstituteForm person={person} onDone={close} />}
        {open === 'change' && <ChangePerson person={person} onDone={close} />}
        {open === 'link' && <PasswordLink person={person} />}
      </SidePanel>
    </div>
  );
}

function Particulars({ person }: { person: PersonDetails }): ReactNode {
  const say = useSay();
  const posts = person.positions.map(({ unitName, postName }) =>
    [say(unitName), postName && say(postName)].filter(Boolean).join(' '),
  );
  const certificates = person.certificates.map(
    ({ name, number, validUntil, expired }) =>
      `${name} ${number}，${say(words.validUntil)} ${validUntil}${expired ? `（${say(words.expired)}）` : ''}`,
  );
  const lines: readonly (readonly [Text, readonly string[]])[] = [
    [words.posts, posts],
    [words.roles, [person.roles.map((role) => say(roleLabels[role])).join(' · ')]],
    [words.phone, person.phone ? [person.phone] : []],
    [words.substitutes, person.substitutes.length > 0 ? [person.substitutes.map(({ name }) => name).join(' → ')] : []],
    [words.certificates, certificates],
    [words.left, person.leftAt ? [say(when(person.leftAt))] : []],
  ];
  return (
    <dl className="particulars">
      {lines
        .filter(([, values]) => values.length > 0)
        .map(([label, values]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            {values.map((value) => (
              <dd key={value}>{value}</dd>
            ))}
          </div>
        ))}
    </dl>
  );
}

function Absences({ person }: { person: PersonDetails }): ReactNode {
  const say = useSay();
  const give = useGive();
  const readAgain = useReadAgain();
  const [problem, setProblem] = useState<Problem>();
  const mayEnd = useForms(person).includes('absence');
  const now = Date.now();
  const end = async (from: string): Promise<void> => {
    const path = '/api/v1/people/{person}/absences/end';
    const outcome = await give({ path, params: { person: person.id }, body: { from }, label: words.end });
    setProblem('problem' in outcome ? outcome.problem : undefined);
    readAgain();
  };
  return (
    <section className="stack">
      <h3>{say(words.absences)}</h3>
      {person.absences.length === 0 && <p className="quiet">{say(words.noAbsence)}</p>}
      <ul className="plain-list stack">
        {person.absences.map(({ from, until, reason, substitute }) => (
          <li key={from} className="line wrap">
            <span>
              {say(when(from))} – {say(when(until))}
            </span>
            <span className="spread">
              {reason}
              {substitute && ` · ${say(words.standsIn)} `}
              {substitute && <NameOf id={substitute} />}
            </span>
            {mayEnd && Date.parse(until) > now && <Button onClick={() => void end(from)}>{say(words.end)}</Button>}
          </li>
        ))}
      </ul>
      {problem && <ProblemBox problem={problem} />}
    </section>
  );
}

function Changes({ person: { changes } }: { person: PersonDetails }): ReactNode {
  const say = useSay();
  if (changes.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{say(words.changes)}</h3>
      {[...changes].reverse().map(({ at, by, what }) => (
        <p key={`${at} ${what.en}`} className="small quiet">
          {say(when(at))} <NameOf id={by} /> · {say(what)}
        </p>
      ))}
    </section>
  );
}

/** The name of a person; nothing if they are no longer known. */
function NameOf({ id }: { id: string }): ReactNode {
  return usePersonDetails(id).data?.name ?? '';
}
