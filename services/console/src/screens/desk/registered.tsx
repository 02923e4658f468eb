import { elementLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Answered } from '../../api/paths';
import { AddFiles } from '../../files/add-files';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Button } from '../../ui/button';

export type Registration = Answered<'/api/v1/tickets'>;
const words = {
  title: t('已登记，请念给来电人', 'Registered: read this to the caller'),
  number: t('工单号', 'Number'),
  code: t('查询码', 'Query code'),
  missing: t('尚未提及', 'Not told yet'),
  same: t('可能相同的工单', 'Possibly the same'),
  next: t('接下一个来电', 'Next call'),
  open: t('打开工单', 'Open the ticket'),
};

/** Ticket number and query code in large type, to be read out to the caller. */
export function Registered({ registration, onNext }: { registration: Registration; onNext: () => void }): ReactNode {
  const say = useSay();
  const { ticketId, ticketNo, queryCode, next, missing, possiblySame } = registration;
  useKeys([{ id: 'next-call', label: words.next, keys: 'Enter', run: onNext }]);
  return (
    <div className="registered panel">
      <h1 tabIndex={-1}>{say(words.title)}</h1>
      <dl className="read-out">
        <dt>{say(words.number)}</dt>
        <dd data-read="number">{ticketNo}</dd>
        <dt>{say(words.code)}</dt>
        <dd data-read="code">{queryCode.replace(/(.{5})/, '$1 ')}</dd>
      </dl>
      <p>{say(next)}</p>
      {missing.length > 0 && (
        <p className="question">
          {say(words.missing)}：{missing.map((one) => say(elementLabels[one])).join('、')}
        </p>
      )}
      {possiblySame.length > 0 && (
        <p>
          {say(words.same)}：{possiblySame.map(({ ticketNo: no }) => no).join('、')}
        </p>
      )}
      <AddFiles ticketId={ticketId} />
      <div className="line">
        <Button tone="main" size="touch" keys="Enter" icon="headset" onClick={onNext}>
          {say(words.next)}
        </Button>
        <Link to="/tickets/$ticketId" params={{ ticketId }}>
          {say(words.open)}
        </Link>
      </div>
    </div>
  );
}
