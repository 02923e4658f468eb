import { useState, type ReactNode } from 'react';
import type { ListedTicket } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useGive } from '../../outbox/use-outbox';
import { useColleagues } from '../../session/use-colleagues';
import { usePerson } from '../../session/use-person';
import { DueTag, PlanTags, StateTag, UrgencyTag } from '../../tickets/tags';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';

const words = {
  sign: t('签收', 'Acknowledge'),
  open: t('打开', 'Open'),
  unclassified: t('待分类', 'Not classified'),
  sending: t('提交中…', 'Sending…'),
  assists: t('协办', 'assisting'),
  away: t('不在岗', 'away'),
  gone: t('经办人已离开本单位', 'has left the unit'),
};

/** One ticket of the unit, with its most frequent actions within reach of the thumb. */
export function QueueCard({
  row,
  isChosen,
  onOpen,
}: {
  row: ListedTicket;
  isChosen: boolean;
  onOpen: () => void;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const give = useGive();
  const { unit } = usePerson();
  const [isBusy, setBusy] = useState(false);
  const isLead = row.lead === unit;
  const acknowledge = async (): Promise<void> => {
    setBusy(true);
    await give({
      path: '/api/v1/tickets/{ticketId}/acknowledge',
      params: { ticketId: row.ticketId },
      body: {} as never,
      label: words.sign,
    });
    setBusy(false);
  };
  const place = [row.region ? say(names.region(row.region)) : '', row.address ?? ''].filter(Boolean).join(' · ');
  return (
    <li className={isChosen ? 'card chosen' : 'card'}>
      <button type="button" className="card-open" onClick={onOpen}>
        <span className="line wrap">
          <DueTag ticket={row} />
          <PlanTags ticket={row} />
          <UrgencyTag urgency={row.urgency} />
          {unit && !isLead && <span className="tag violet">{say(words.assists)}</span>}
        </span>
        <span className="card-title">{row.matter ? say(names.matter(row.matter)) : say(words.unclassified)}</span>
        <span className="card-told">{row.excerpt}</span>
        {place && (
          <span className="line small quiet">
            <Icon name="place" />
            <span className="cut">{place}</span>
          </span>
        )}
      </button>
      <div className="card-actions">
        <StateTag state={row.state} />
        <Holder row={row} />
        <span className="spread" />
        {isLead && row.state === 'dispatched' && (
          <Button tone="main" size="touch" icon="inbox" isBusy={isBusy} onClick={() => void acknowledge()}>
            {say(isBusy ? words.sending : words.sign)}
          </Button>
        )}
        <Button size="touch" onClick={onOpen}>
          {say(words.open)}
        </Button>
      </div>
    </li>
  );
}

/** The officer of the unit to whom the ticket is assigned, and whether they are present. */
function Holder({ row }: { row: ListedTicket }): ReactNode {
  const say = useSay();
  const { unit } = usePerson();
  const colleagues = useColleagues();
  const id = row.assigned?.find((one) => one.unit === unit)?.officer;
  if (id === undefined) return null;
  const officer = colleagues.find((one) => one.id === id);
  return (
    <span className={officer?.present ? 'tag grey' : 'tag orange'}>
      {officer?.name ?? say(words.gone)}
      {officer?.present === false ? ` · ${say(words.away)}` : ''}
    </span>
  );
}
