import { useMemo, useState, type ReactNode } from 'react';
import { filled, given, textOf, unitOptions, type Values } from '../../actions/action';
import { CommandForm, type PlainField } from '../../actions/forms/command-form';
import type { Problem } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { SidePanel } from '../../ui/layers';
import { Empty, Failure, Loading, ProblemBox } from '../../ui/states';
import { handoverItems, ITEM_KINDS, type HandoverItemKind } from './handover-items';
import { useHandovers, usePeople, useReadAgain, type ListedHandover } from './use-people';

const words = {
  none: t('没有交接班记录', 'No handover yet'),
  give: t('交班', 'Hand over'),
  close: t('关闭', 'Close'),
  confirm: t('确认接班', 'Take over'),
  waits: t('待接班', 'Waits for confirmation'),
  taken: t('已接班', 'Taken over'),
};
const KIND_LABELS: Readonly<Record<HandoverItemKind, Text>> = {
  open: t('未办结', 'Open'),
  promised: t('已承诺', 'Promised'),
  waiting: t('等待他人', 'Waits for somebody'),
};

/** Handovers of shifts, the newest first, with those that wait for this person to confirm them. */
export function Handovers({ unit }: { unit: string | undefined }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useHandovers(unit);
  const [isGiving, setGiving] = useState(false);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="people-body stack">
      <span>
        <Button tone="main" icon="send" size="touch" onClick={() => setGiving(true)}>
          {say(words.give)}
        </Button>
      </span>
      <SidePanel
        title={say(words.give)}
        isOpen={isGiving}
        onClose={() => setGiving(false)}
        closeLabel={say(words.close)}
      >
        <HandoverForm unit={unit} onDone={() => setGiving(false)} />
      </SidePanel>
      {!data && <Loading rows={4} />}
      {data?.length === 0 && <Empty icon="send" title={words.none} />}
      {data?.map((one) => (
        <HandoverCard key={one.id} handover={one} />
      ))}
    </div>
  );
}

function HandoverCard({ handover }: { handover: ListedHandover }): ReactNode {
  const say = useSay();
  const me = usePerson();
  const { from, to, at, unitName, postName, items, note, takenOver } = handover;
  return (
    <article className="panel stack">
      <div className="line wrap">
        <h2>
          {from.name} → {to.name}
        </h2>
        <span className={takenOver ? 'tag green' : 'tag orange'}>{say(takenOver ? words.taken : words.waits)}</span>
        <span className="spread" />
        <span className="small quiet">{say(when(at))}</span>
      </div>
      <p className="small quiet">{[say(unitName), postName && say(postName)].filter(Boolean).join(' · ')}</p>
      <ul className="plain-list stack tight">
        {items.map(({ kind, ticketNo, text, dueAt }, index) => (
          <li key={index} className="line wrap">
            <span className="tag grey">{say(KIND_LABELS[kind])}</span>
            {ticketNo && <span className="quiet">{ticketNo}</span>}
            <span className="spread">{text}</span>
            {dueAt && <span className="small">{say(when(dueAt))}</span>}
          </li>
        ))}
      </ul>
      {note && <p className="told">{note}</p>}
      {takenOver?.remark && <p className="small quiet">{takenOver.remark}</p>}
      {!takenOver && to.id === me.id && <Confirmation id={handover.id} />}
    </article>
  );
}

function Confirmation({ id }: { id: string }): ReactNode {
  const say = useSay();
  const give = useGive();
  const readAgain = useReadAgain();
  const [problem, setProblem] = useState<Problem>();
  const confirm = async (): Promise<void> => {
    const path = '/api/v1/handovers/{handover}/confirm';
    const outcome = await give({ path, params: { handover: id }, body: {}, label: words.confirm });
    setProblem('problem' in outcome ? outcome.problem : undefined);
    readAgain();
  };
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      <span>
        <Button tone="main" icon="check" size="touch" onClick={() => void confirm()}>
          {say(words.confirm)}
        </Button>
      </span>
    </>
  );
}

const HINT = t('每行一项，行首可写工单号', 'One line for each; it may begin with a ticket number');

function HandoverForm({ unit, onDone }: { unit: string | undefined; onDone: () => void }): ReactNode {
  const me = usePerson();
  const { jurisdiction } = useNames();
  const { data } = usePeople(unit);
  const readAgain = useReadAgain();
  const fields = useMemo<PlainField[] | undefined>(() => {
    const colleagues = (data?.pages.flatMap(({ people }) => people) ?? []).filter(({ id }) => id !== me.id);
    return (
      jurisdiction && [
        {
          name: 'unit',
          label: t('单位', 'Unit'),
          kind: 'choice',
          options: unitOptions(jurisdiction),
          isRequired: true,
          initial: unit ?? '',
        },
        {
          name: 'to',
          label: t('接班人', 'Who takes over'),
          kind: 'choice',
          options: colleagues.map(({ id, name }) => ({ value: id, label: t(name, name) })),
          isRequired: true,
        },
        ...ITEM_KINDS.map((kind) => ({ name: kind, label: KIND_LABELS[kind], hint: HINT, kind: 'area' as const })),
        { name: 'note', label: t('说明', 'Note'), kind: 'area' },
      ]
    );
  }, [jurisdiction, data, me.id, unit]);
  if (!fields) return <Loading rows={5} />;
  return (
    <CommandForm
      draft={`handover:${me.seat}`}
      label={words.give}
      icon="send"
      path="/api/v1/handovers"
      params={{}}
      fields={fields}
      body={bodyOf}
      consequence={() => t('接班人确认后交班完成', 'The handover is complete when the colleague confirms it')}
      onDone={() => {
        readAgain();
        onDone();
      }}
    />
  );
}

const bodyOf = (values: Values) =>
  filled({
    unit: textOf(values, 'unit'),
    to: textOf(values, 'to'),
    items: ITEM_KINDS.flatMap((kind) => handoverItems(kind, textOf(values, kind))),
    note: given(values, 'note'),
  });
