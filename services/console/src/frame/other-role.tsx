import { roleLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { t, type Text } from '../language/text';
import { changeSeat } from '../session/session';
import { usePerson } from '../session/use-person';
import { Button } from '../ui/button';
import { Empty } from '../ui/states';
import { homeOf, type MenuEntry } from './menu';

const words = {
  home: t('回到我的工作', 'Go to my work'),
  act: t('改任', 'Act as'),
  and: t('、', ', '),
};

/** Explains that a screen belongs to other roles, and offers those that the person also holds. */
export function OtherRole({ screen }: { screen: MenuEntry }): ReactNode {
  const say = useSay();
  const person = usePerson();
  const seats = person.seats.filter(({ role }) => screen.roles.includes(role));
  const roles = screen.roles.map((role) => roleLabels[role]);
  const listed = (language: keyof Text): string => roles.map((role) => role[language]).join(words.and[language]);
  const own = roleLabels[person.role];
  const title = t(`“${screen.label.zh}”不对${own.zh}开放`, `“${screen.label.en}” is not open to you as ${own.en}`);
  return (
    <div className="list-screen">
      <h1 tabIndex={-1}>{say(screen.label)}</h1>
      <Empty icon="alert" title={title}>
        <p>{say(t(`此页面供${listed('zh')}使用`, `This screen is for: ${listed('en')}`))}</p>
        <div className="line wrap centre">
          {seats.map(({ seat, role, unit }) => (
            <Button key={seat} onClick={() => changeSeat(seat)}>
              {`${say(words.act)} ${say(roleLabels[role])}${unit ? ` ${say(unit.name)}` : ''}`}
            </Button>
          ))}
          <Link to={homeOf(person.role)}>{say(words.home)}</Link>
        </div>
      </Empty>
    </div>
  );
}
