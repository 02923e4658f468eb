import { compile, type Jurisdiction, type Pack } from '@hotline/jurisdiction';
import type { ParsedFolder } from '../read/assemble';
import type { JurisdictionText } from '../read/folder-text';
import { PackError, type PackProblem } from '../read/problem';
import { readFile, type ReadFile } from '../read/read-file';
import { readPack } from '../read/read-pack';

const header = `
jurisdiction: {name: tiny, title: {zh: 小地方, en: Tiny}, version: "1", serves: county}
`;

const rest = `
basis: {kind: assumption, text: invented for tests}
fields: [{code: streets, name: {zh: 街面, en: Streets}}]
facts:
  - {name: permit, question: {zh: 有证吗, en: Is there a permit?}, values: [{value: held, name: {zh: 有证, en: with a permit}}, {value: none, name: {zh: 无证, en: without a permit}}]}
regions:
  - {code: county, level: district, name: {zh: 县, en: County}}
  - {code: east, level: town, parent: county, name: {zh: 东镇, en: East}}
  - {code: west, level: town, parent: county, name: {zh: 西镇, en: West}}
units:
  - {id: hotline, kind: hotline, name: {zh: 热线, en: Hotline}}
  - {id: office, kind: agency, name: {zh: 办公室, en: Office}}
  - {id: legal, kind: coordination, name: {zh: 法制办, en: Legal office}}
  - {id: bureau, kind: agency, name: {zh: 局, en: Bureau}}
  - {id: planning, kind: agency, name: {zh: 规划, en: Planning}}
  - {id: squad-east, kind: squad, parent: bureau, territory: [east], name: {zh: 东中队, en: East squad}}
  - {id: squad-west, kind: squad, parent: bureau, territory: [west], name: {zh: 西中队, en: West squad}}
matters:
  - {code: stall, field: streets, nature: enforcement, name: {zh: 摆摊, en: Stall}, words: [摆摊]}
  - {code: shed, field: streets, nature: enforcement, name: {zh: 棚子, en: Shed}, words: [棚子]}
routing:
  hotline: {unit: hotline, basis: {kind: assumption, text: t}}
  coordination: {unit: legal, basis: {kind: assumption, text: t}}
  fallback: {unit: office, basis: {kind: assumption, text: t}}
  leading: {enforcement: [punish, supervise]}
  assisting: [assist]
  precedence: [{id: designation-first, ground: designation, text: {zh: 指定优先, en: a designation decides}, basis: {kind: assumption, text: t}}, {id: boundary-first, ground: boundary, text: {zh: 清单优先, en: a written boundary decides}, basis: {kind: assumption, text: t}}]
  contested: []
  returnWindow: 1 working-days
  locationQuestion: {zh: 在哪里, en: Where?}
sla: [{id: all, warnAt: 80%, targets: {dispatch: 0.5 working-days, acknowledge: 4 working-hours, first-contact: 1 working-days, resolve: 10 working-days, callback: 3 working-days, redo: 3 working-days}}]
calendar: {timeZone: Asia/Shanghai, officeHours: [{from: "08:30", to: "17:30"}], holidays: [], workdays: [], years: []}
guides:
  - {code: fire, kind: emergency, title: {zh: 火警, en: Fire}, text: {zh: 请拨打119, en: Call 119}, contact: "119", words: [着火], examples: [着火了快来]}
alarms: {ordinary: [路灯不亮]}
classification: {threshold: 0.5, urgentWords: {critical: [], urgent: []}}
intake: {sameWithinHours: 24, country: CN}
feedback: {maxRounds: 2, maxAttempts: 3, attemptGapHours: 4, contradictory: ask-again, reopenWithinDays: 30, leaseMinutes: 10, skipMinutes: 15, scheduleWithinDays: 7}
closures: [{id: unreachable, after: [unreachable, declined], requestedBy: [callback], approvedBy: [supervisor], evidence: 0}]
handling: {contact: {attempts: 3, gapHours: 2}, truthOf: [complaint, report], returns: {dispatcherDecides: 1, supervisorDecides: 1}, consultation: {opinionsWithin: 1 working-days}, assistants: {report: []}, unacknowledged: to-dispatcher, files: {perTicket: 3, accepted: [{types: [jpeg], megabytes: 1}]}}
returnReasons: [{id: not-our-power, name: {zh: 不属于本单位职责, en: not within our powers}}]
disputeReasons: [{id: other-unit, name: {zh: 应由其他单位主办, en: another unit should lead}, needsUnit: true}, {id: standards, name: {zh: 执行标准不一致, en: the standards differ}}]
refusalReasons: [{id: court, name: {zh: 应向法院起诉, en: a court decides}, text: {zh: 法院受理, en: a court decides it}, approvedBy: [supervisor], appeal: {withinDays: 15, times: 1}}]
visitOutcomes: [{id: as-reported, name: {zh: 情况属实, en: as reported}}]
readingReasons: [{id: work, name: {zh: 办理需要, en: to do the work}, roles: [operator, callback, unit, officer, signatory]}]
posts: [{id: head, name: {zh: 主要负责人, en: Head}}]
approvalLevels: [{id: leader, name: {zh: 负责人, en: leader}}, {id: head, name: {zh: 主要负责人, en: head}, posts: [head]}]
outcomes:
  - {id: resolved, truths: [confirmed, partly-confirmed], evidence: 0, signedBy: leader}
  - {id: untrue, truths: [not-confirmed], evidence: 1, signedBy: leader, reviewed: true}
  - {id: cannot-resolve, truths: [confirmed], evidence: 1, signedBy: head, reviewed: true}
`;

const read = (file: string, text: string): ReadFile => {
  const known = alreadyRead.get(text) ?? readFile(file, text);
  alreadyRead.set(text, known);
  return known;
};
const alreadyRead = new Map<string, ReadFile>();

/**
 * The pack of a county with two towns. `more`: content of a further file `more.yaml`, e.g. its powers. `change`: edits
 * the text of the main file.
 */
export function tinyPack(more: string, change: (files: string) => string = (same) => same): Pack {
  return readPack([tinyFolder(more, change)]);
}

/** The folder of `tinyPack`, as the frame of another jurisdiction. */
export function tinyFolder(more: string, change: (files: string) => string = (same) => same): ParsedFolder {
  return {
    dir: 'tiny',
    files: [read('jurisdiction.yaml', header), read('rest.yaml', change(rest)), readFile('more.yaml', more)],
  };
}

/** The texts of `tinyPack`, for tools that change the files. */
export function tinyText(more: string, change: (files: string) => string = (same) => same): JurisdictionText {
  return [{ dir: 'tiny', files: { 'jurisdiction.yaml': header, 'rest.yaml': change(rest), 'more.yaml': more } }];
}

export function tinyJurisdiction(more: string): Jurisdiction {
  return compile(tinyPack(more));
}

/** The problems that the loader reports for the same files as `tinyPack`; empty if it reports none. */
export function problemsOf(more: string, change?: (files: string) => string): readonly PackProblem[] {
  try {
    tinyPack(more, change);
    return [];
  } catch (error) {
    if (error instanceof PackError) return error.problems;
    throw error;
  }
}

/** Text of `more.yaml` with one power a line. The first power is in line 3. */
export function powers(...lines: string[]): string {
  return [
    'basis: {kind: assumption, text: invented for tests}',
    'powers:',
    ...lines.map((line) => `  - {${line}}`),
  ].join('\n');
}
