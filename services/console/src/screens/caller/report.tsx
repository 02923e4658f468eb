import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { CallerPage } from './caller-page';
import { DangerNotice } from './danger-notice';
import { CallerForm, TextField } from './fields';
import { dangerIn, report, type Danger, type ReportReceipt, type ReportBody } from './server';
import { useKept } from './use-kept';
import { useSending } from './use-sending';

const words = {
  title: t('我要反映', 'Report'),
  done: t('已登记', 'Registered'),
  narrative: t('发生了什么', 'What happened'),
  narrativeHelp: t('什么时候、在哪里、什么事', 'When, where and what'),
  demand: t('您希望怎么解决', 'What you ask for'),
  address: t('在哪里', 'Where'),
  addressHelp: t('街道、路名、门牌或附近的标志', 'Street, number, or something near by'),
  name: t('您的姓名', 'Your name'),
  phone: t('您的电话', 'Your telephone number'),
  phoneHelp: t(
    '用于回访，承办单位看不到您的号码；不留电话则无法回访',
    'For calling you back. The unit does not see it; without it nobody can call you',
  ),
  window: t('什么时间方便接电话', 'When you can be called'),
  hide: t('不让承办单位知道我是谁', 'Hide who I am from the unit'),
  send: t('提交', 'Send'),
  code: t('查询码', 'Query code'),
  keep: t('请记下或截图保存，凭它查进度、评价和补充', 'Keep it: with it you follow, rate and add'),
  number: t('工单号', 'Number'),
  follow: t('查进度', 'Follow it'),
  another: t('再反映一件事', 'Report something else'),
};
const EMPTY = { narrative: '', demand: '', address: '', name: '', phone: '', contactWindow: '', hideIdentity: false };
type ReportDraft = typeof EMPTY;

/** A text is checked for a danger this long after the last keystroke, in ms. */
const PAUSE_MS = 800;
const SHORTEST = 4;

/** The page on which anybody can report something. */
export function Report(): ReactNode {
  const [sent, setSent] = useState<{ receipt: ReportReceipt; danger: Danger }>();
  const [draft, change, clear] = useKept<ReportDraft>('report', EMPTY);
  const danger = useDanger(draft.narrative);
  if (sent) return <ReceiptCard {...sent} onAnother={() => setSent(undefined)} />;
  const registered = (receipt: ReportReceipt, found: Danger): void => {
    setSent({ receipt, danger: found ?? danger });
    clear();
  };
  return (
    <CallerPage title={words.title}>
      {danger && <DangerNotice danger={danger} isSent={false} />}
      <ReportForm draft={draft} onChange={change} onRegistered={registered} />
    </CallerPage>
  );
}

/** The danger that a text reports, checked while it is typed. */
function useDanger(narrative: string): Danger {
  const [danger, setDanger] = useState<Danger>();
  const text = narrative.trim();
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(
      () => {
        if (text.length < SHORTEST) return setDanger(undefined);
        void dangerIn(text).then((found) => isCurrent && setDanger(found));
      },
      text.length < SHORTEST ? 0 : PAUSE_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [text]);
  return danger;
}

interface ReportFormProps {
  readonly draft: ReportDraft;
  readonly onChange: (draft: ReportDraft) => void;
  readonly onRegistered: (receipt: ReportReceipt, danger: Danger) => void;
}

function ReportForm({ draft, onChange, onRegistered }: ReportFormProps): ReactNode {
  const say = useSay();
  const sending = useSending();
  const field = (name: Exclude<keyof ReportDraft, 'hideIdentity'>) => ({
    value: draft[name],
    onChange: (value: string) => onChange({ ...draft, [name]: value }),
  });
  const submit = async (): Promise<void> => {
    const body = bodyOf(draft);
    const found = dangerIn(body.narrative);
    const receipt = await sending.send(body, (key) => report(body, key));
    if (receipt) onRegistered(receipt, await found);
  };
  const isReady = draft.narrative.trim().length >= 2;
  return (
    <CallerForm sending={sending} button={words.send} isReady={isReady} onSubmit={() => void submit()}>
      <TextField {...field('narrative')} label={words.narrative} help={words.narrativeHelp} most={5000} isLong />
      <TextField {...field('address')} label={words.address} help={words.addressHelp} most={300} isOptional />
      <TextField {...field('demand')} label={words.demand} most={1000} isOptional />
      <TextField {...field('name')} label={words.name} most={100} autoComplete="name" isOptional />
      <TextField
        {...field('phone')}
        label={words.phone}
        help={words.phoneHelp}
        most={40}
        kind="tel"
        autoComplete="tel"
        isOptional
      />
      {draft.phone !== '' && <TextField {...field('contactWindow')} label={words.window} most={100} isOptional />}
      <label className="caller-check">
        <input
          type="checkbox"
          checked={draft.hideIdentity}
          onChange={(event) => onChange({ ...draft, hideIdentity: event.currentTarget.checked })}
        />
        <span>{say(words.hide)}</span>
      </label>
    </CallerForm>
  );
}

/** The report as it is sent: fields without a value are left out. */
function bodyOf({ narrative, hideIdentity, ...rest }: ReportDraft): ReportBody {
  const filled = Object.entries(rest).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : []));
  return { narrative: narrative.trim(), hideIdentity, ...(Object.fromEntries(filled) as Partial<ReportBody>) };
}

interface ReceiptCardProps {
  readonly receipt: ReportReceipt;
  readonly danger: Danger;
  readonly onAnother: () => void;
}

function ReceiptCard({ receipt, danger, onAnother }: ReceiptCardProps): ReactNode {
  const say = useSay();
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const { ticketNo, queryCode, next } = receipt;
  return (
    <CallerPage title={words.done}>
      {danger && <DangerNotice danger={danger} isSent />}
      <section ref={card} tabIndex={-1} className="caller-card" aria-label={say(words.done)}>
        <p>{say(words.code)}</p>
        <p className="caller-code">{inGroups(queryCode)}</p>
        <p>{say(words.keep)}</p>
        <p className="quiet">
          {say(words.number)} {ticketNo}
        </p>
        <p>{say(next)}</p>
        <a className="big-button" href={`/follow/${queryCode}`}>
          {say(words.follow)}
        </a>
        <button type="button" className="plain-button" onClick={onAnother}>
          {say(words.another)}
        </button>
      </section>
    </CallerPage>
  );
}

/** 7K3M0-V9Q2A: easier to write down. */
const inGroups = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;
