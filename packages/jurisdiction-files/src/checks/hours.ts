import type { Pack, Text } from '@hotline/jurisdiction';
import type { SourceMap } from '../read/origins';
import { say, type PackProblem } from '../read/problem';

type Windows = Pack['calendar']['officeHours'];

/**
 * Checks that the hours of the calendar are in order, and that it has the time base for every limit of city management.
 */
export function checkHours(pack: Pack, origins: SourceMap): PackProblem[] {
  const { officeHours, otherHours = [], timeBases = {} } = pack.calendar;
  const { urgent, city } = timeBases;
  return [
    ...backwards(officeHours, ['officeHours'], origins),
    ...otherHours.flatMap(({ hours }, i) => backwards(hours, ['otherHours', i, 'hours'], origins)),
    ...backwards(urgent?.hours ?? [], ['timeBases', 'urgent', 'hours'], origins),
    ...backwards(city?.hours ?? [], ['timeBases', 'city', 'hours'], origins),
    ...missingBases(pack, origins),
  ];
}

function backwards(windows: Windows, path: readonly (string | number)[], origins: SourceMap): PackProblem[] {
  return windows
    .map((span, i) => ({ span, i, before: windows[i - 1] }))
    .filter(({ span, before }) => span.from >= span.to || (before !== undefined && before.to >= span.from))
    .map(({ span, i }) =>
      origins.in(
        'calendar',
        [...path, i],
        say(`办公时间 ${span.from}–${span.to} 顺序不对`, `office hours ${span.from}–${span.to} are not in order`),
        say(
          '每段先始后终，并在上一段结束之后开始',
          'each span ends after it begins, and begins after the one before has ended',
        ),
      ),
    );
}

interface WrittenLimit {
  /** Entry of a list that contains the limit. Absent: the limit is in the section `timing`. */
  readonly entry?: object;
  readonly path: readonly (string | number)[];
  readonly unit: string;
}

/** Reports limits, cards and escalation steps in a unit for which the calendar states no hours. */
function missingBases(pack: Pack, origins: SourceMap): PackProblem[] {
  const { timeBases = {} } = pack.calendar;
  return [...rowLimits(pack), ...stepLimits(pack), ...changeLimits(pack)].flatMap(({ entry, path, unit }) => {
    const base = unit === 'city-hours' ? 'city' : unit.startsWith('urgent-') ? 'urgent' : undefined;
    if (!base || timeBases[base]) return [];
    const [zh, en] = [`calendar: {timeBases: {${base}: …}}`, `\`calendar: {timeBases: {${base}: …}}\``];
    const report = (message: Text, hint: Text): PackProblem =>
      entry ? origins.at(entry, path, message, hint) : origins.in('timing', path, message, hint);
    return [
      report(
        say(`日历未规定“${unit}”的计时时段`, `the calendar does not state in which hours "${unit}" count`),
        say(
          `请在本辖区或上级框架填写 ${zh}，例如 {days: every-day, hours: [{from: "00:00", to: "24:00"}]}`,
          `add ${en} in this jurisdiction or its frame, e.g. {days: every-day, hours: [{from: "00:00", to: "24:00"}]}`,
        ),
      ),
    ];
  });
}

const rowLimits = ({ sla, statutes }: Pack): WrittenLimit[] => [
  ...statutes.flatMap((entry) =>
    Object.entries(entry.targets).flatMap(([name, limit]) =>
      limit ? [{ entry, path: ['targets', name], unit: limit.unit }] : [],
    ),
  ),
  ...sla.flatMap((row) => [
    ...Object.entries(row.targets).flatMap(([name, limit]) =>
      limit ? [{ entry: row, path: ['targets', name], unit: limit.unit }] : [],
    ),
    ...(row.warnAt && 'before' in row.warnAt ? [{ entry: row, path: ['warnAt'], unit: row.warnAt.before.unit }] : []),
    ...(row.redAt ? [{ entry: row, path: ['redAt'], unit: row.redAt.after.unit }] : []),
  ]),
];

const stepLimits = ({ escalation }: Pack): WrittenLimit[] =>
  escalation.flatMap((step) => {
    const limit = 'before' in step.at ? step.at.before : 'after' in step.at ? step.at.after : undefined;
    return limit ? [{ entry: step, path: ['at'], unit: limit.unit }] : [];
  });

function changeLimits({ timing: { extensions, pauses, suspensions, promises } }: Pack): WrittenLimit[] {
  const furthest = promises ? [{ path: ['promises', 'within'], unit: promises.within.unit }] : [];
  const others = Object.entries({ extensions, pauses, suspensions }).flatMap(([section, rules]) => {
    if (!rules) return [];
    const { each, total, approval } = rules;
    const cap = 'cap' in rules ? { cap: rules.cap } : {};
    const reviewEvery = 'reviewEvery' in rules ? { reviewEvery: rules.reviewEvery } : {};
    return [
      ...Object.entries({ each, total, ...cap, ...reviewEvery }).map(([key, { unit }]) => ({
        path: [section, key],
        unit,
      })),
      ...approval.flatMap(({ upTo }, i) => (upTo ? [{ path: [section, 'approval', i, 'upTo'], unit: upTo.unit }] : [])),
    ];
  });
  return [...furthest, ...others];
}
