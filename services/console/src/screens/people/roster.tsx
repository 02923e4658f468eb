import { useState, type ReactNode } from 'react';
import type { Problem } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { dayOf, instantOf, localOf, when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { Choice, TextField } from '../../ui/fields';
import { SidePanel } from '../../ui/layers';
import { Empty, Failure, Loading, ProblemBox } from '../../ui/states';
import { usePeople, usePosts, useReadAgain, useResponsible, useRoster, type UnitRoster } from './use-people';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
const words = {
  week: t('本周起', 'Week from'),
  before: t('前一周', 'Week before'),
  next: t('后一周', 'Next week'),
  none: t('这一周没有排班；岗位由在岗人员负责', 'No shift this week; the people who hold a post are responsible'),
  now: t('当前责任人', 'Responsible now'),
  nobody: t('无人', 'Nobody'),
  plan: t('编排', 'Plan'),
  post: t('岗位', 'Post'),
  nothing: t('没有匹配项', 'Nothing found'),
  close: t('关闭', 'Close'),
  person: t('值班人员', 'Person'),
  from: t('从', 'From'),
  until: t('至', 'Until'),
  remove: t('去掉', 'Remove'),
  add: t('加一班', 'Add a shift'),
  save: t('保存本周排班', 'Save this week'),
  saves: t('替换该岗位本周开始的全部班次', 'Replaces all shifts of this post that begin in this week'),
  absent: t('请假', 'absent'),
};

/** The first instant of a day of the jurisdiction, that many days from today. */
const dayFromNow = (days: number): string => instantOf(`${dayOf(Date.now() + days * DAY_MS)}T00:00`) as string;

/** The duty roster of a unit, week by week. */
export function RosterPanel({ unit }: { unit: string }): ReactNode {
  const say = useSay();
  const [start, setStart] = useState(0);
  const [from, until] = [dayFromNow(start), dayFromNow(start + WEEK_DAYS)];
  const { data, error, refetch } = useRoster(unit, from, until);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <div className="people-body stack">
      <div className="line wrap">
        <Button icon="back" onClick={() => setStart(start - WEEK_DAYS)}>
          {say(words.before)}
        </Button>
        <span className="strong">
          {say(words.week)} {dayOf(Date.parse(from))}
        </span>
        <Button icon="chevron" onClick={() => setStart(start + WEEK_DAYS)}>
          {say(words.next)}
        </Button>
        <span className="spread" />
        <Planning unit={unit} from={from} until={until} rosters={data?.rosters ?? []} />
      </div>
      {!data && <Loading rows={5} />}
      {data && data.rosters.every(({ shifts }) => shifts.length === 0) && <Empty icon="clock" title={words.none} />}
      {data?.rosters
        .filter(({ shifts }) => shifts.length > 0)
        .map((roster) => (
          <PostRoster key={roster.post} unit={unit} roster={roster} />
        ))}
    </div>
  );
}

function PostRoster({ unit, roster }: { unit: string; roster: UnitRoster['rosters'][number] }): ReactNode {
  const say = useSay();
  const { data: now } = useResponsible(unit, roster.post);
  return (
    <section className="panel stack">
      <h2>{say(roster.postName)}</h2>
      {now && (
        <p className="consequence">
          <strong>{say(words.now)}</strong> {now.person?.name ?? say(words.nobody)} · {say(now.explanation)}
        </p>
      )}
      <ul className="plain-list stack tight">
        {roster.shifts.map(({ from, until, name, present, person }) => (
          <li key={`${person} ${from}`} className="line wrap">
            <span>
              {say(when(from))} – {say(when(until))}
            </span>
            <span className="strong">{name}</span>
            {!present && <span className="tag orange">{say(words.absent)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface PlanLook {
  readonly unit: string;
  readonly from: string;
  readonly until: string;
  readonly rosters: UnitRoster['rosters'];
}

/** The button that opens the planning of a week, for people who may plan for this unit. */
function Planning(look: PlanLook): ReactNode {
  const say = useSay();
  const me = usePerson();
  const [isOpen, setOpen] = useState(false);
  const isOfAll = me.role === 'admin' || me.role === 'supervisor';
  if (!me.operations.has('putRoster') || (!isOfAll && me.unit !== look.unit)) return null;
  return (
    <>
      <Button icon="pen" onClick={() => setOpen(true)}>
        {say(words.plan)}
      </Button>
      <SidePanel title={say(words.plan)} isOpen={isOpen} onClose={() => setOpen(false)} closeLabel={say(words.close)}>
        <PlanForm key={look.from} {...look} onDone={() => setOpen(false)} />
      </SidePanel>
    </>
  );
}

/** A shift while it is typed; times are local. */
interface TypedShift {
  readonly person: string;
  readonly from: string;
  readonly until: string;
}

function PlanForm({ unit, from, until, rosters, onDone }: PlanLook & { onDone: () => void }): ReactNode {
  const say = useSay();
  const { data: posts } = usePosts();
  const [post, setPost] = useState<string>();
  const [shifts, setShifts] = useState<readonly TypedShift[]>([]);
  const { problem, isBusy, save } = useSaving({ unit, from, until }, onDone);
  const pick = (next: string | undefined): void => {
    setPost(next);
    const planned = rosters.find((one) => one.post === next)?.shifts ?? [];
    setShifts(
      planned
        .filter((one) => one.from >= from && one.from < until)
        .map((one) => ({ person: one.person, from: localOf(one.from), until: localOf(one.until) })),
    );
  };
  return (
    <div className="stack">
      <Choice
        label={say(words.post)}
        value={post}
        options={(posts ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
        nothingFound={say(words.nothing)}
        isRequired
        onChange={pick}
      />
      {post && <ShiftList unit={unit} shifts={shifts} onChange={setShifts} />}
      {problem && <ProblemBox problem={problem} />}
      <div className="form-foot">
        <p className="consequence">{say(words.saves)}</p>
        <Button
          tone="main"
          size="touch"
          icon="check"
          isBusy={isBusy}
          disabled={!post || shifts.some((one) => !one.person || !instantOf(one.from) || !instantOf(one.until))}
          onClick={() => void save(post as string, shifts)}
        >
          {say(words.save)}
        </Button>
      </div>
    </div>
  );
}

/** The shifts of a post, to change, add and remove them. */
function ShiftList({
  unit,
  shifts,
  onChange,
}: {
  unit: string;
  shifts: readonly TypedShift[];
  onChange: (shifts: readonly TypedShift[]) => void;
}): ReactNode {
  const say = useSay();
  return (
    <>
      {shifts.map((shift, at) => (
        <ShiftFields
          key={at}
          unit={unit}
          shift={shift}
          onChange={(next) => onChange(shifts.map((one, index) => (index === at ? next : one)))}
          onRemove={() => onChange(shifts.filter((_, index) => index !== at))}
        />
      ))}
      <span>
        <Button icon="plus" onClick={() => onChange([...shifts, { person: '', from: '', until: '' }])}>
          {say(words.add)}
        </Button>
      </span>
    </>
  );
}

function useSaving({ unit, from, until }: Omit<PlanLook, 'rosters'>, onDone: () => void) {
  const give = useGive();
  const readAgain = useReadAgain();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const save = async (post: string, typed: readonly TypedShift[]): Promise<void> => {
    setBusy(true);
    const shifts = typed.map((one) => ({
      person: one.person,
      from: instantOf(one.from) as string,
      until: instantOf(one.until) as string,
    }));
    const path = '/api/v1/units/{unit}/roster';
    const outcome = await give({ path, params: { unit }, body: { post, from, until, shifts }, label: words.save });
    setBusy(false);
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if (!('data' in outcome)) return;
    readAgain();
    onDone();
  };
  return { problem, isBusy, save };
}

function ShiftFields({
  unit,
  shift,
  onChange,
  onRemove,
}: {
  unit: string;
  shift: TypedShift;
  onChange: (next: TypedShift) => void;
  onRemove: () => void;
}): ReactNode {
  const say = useSay();
  const { data } = usePeople(unit);
  const people = data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <fieldset className="stack shift-fields">
      <Choice
        label={say(words.person)}
        value={shift.person || undefined}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        nothingFound={say(words.nothing)}
        isRequired
        onChange={(person) => onChange({ ...shift, person: person ?? '' })}
      />
      <div className="line wrap">
        <LocalTime label={say(words.from)} value={shift.from} onChange={(from) => onChange({ ...shift, from })} />
        <LocalTime label={say(words.until)} value={shift.until} onChange={(until) => onChange({ ...shift, until })} />
        <Button tone="quiet" icon="close" onClick={onRemove}>
          {say(words.remove)}
        </Button>
      </div>
    </fieldset>
  );
}

function LocalTime({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}): ReactNode {
  return <TextField label={label} type="datetime-local" value={value} isRequired onChange={onChange} />;
}
