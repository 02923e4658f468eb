import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A small county with two towns that loads fast. The squads have a power over `stall`, each in its own town; nobody has
 * one over `kite`. A unit gets the first warning 24 minutes after a dispatch.
 */
export const smallJurisdiction = `jurisdiction: {name: small, title: {zh: 小县, en: Small county}, version: "1", serves: county}
basis: {kind: assumption, text: invented for tests}
fields: [{code: streets, name: {zh: 街面, en: Streets}}]
facts: []
regions:
  - {code: county, level: district, name: {zh: 小县, en: Small county}}
  - {code: east, level: town, parent: county, name: {zh: 东镇, en: East}}
  - {code: west, level: town, parent: county, name: {zh: 西镇, en: West}}
units:
  - {id: hotline, kind: hotline, name: {zh: 热线, en: Hotline}}
  - {id: office, kind: agency, name: {zh: 办公室, en: Office}}
  - {id: legal, kind: coordination, name: {zh: 法制办, en: Legal office}}
  - {id: bureau, kind: agency, name: {zh: 执法局, en: Bureau}}
  - {id: squad-east, kind: squad, parent: bureau, territory: [east], name: {zh: 东中队, en: East squad}}
  - {id: squad-west, kind: squad, parent: bureau, territory: [west], name: {zh: 西中队, en: West squad}}
matters:
  - {code: stall, field: streets, nature: enforcement, name: {zh: 占道摆摊, en: Stalls}, words: [摆摊, 占道], examples: [路口摆摊占道]}
  - {code: kite, field: streets, nature: enforcement, name: {zh: 风筝线, en: Kite lines}, words: [风筝, 风筝线], examples: [公园里风筝线割伤人]}
powers:
  - {id: squads, holder: {local: squad, of: bureau}, duty: punish, matters: [stall]}
routing:
  hotline: {unit: hotline, basis: {kind: assumption, text: t}}
  coordination: {unit: legal, basis: {kind: assumption, text: t}}
  fallback: {unit: office, basis: {kind: assumption, text: t}}
  leading: {enforcement: [punish, supervise]}
  assisting: [assist]
  precedence: [{id: boundary-first, ground: boundary, text: {zh: 清单优先, en: a written boundary decides}, basis: {kind: assumption, text: t}}]
  contested: []
  returnWindow: 1 working-days
  locationQuestion: {zh: 在哪里？, en: Where?}
sla: [{id: all, warnAt: 80%, targets: {dispatch: 0.5 working-days, acknowledge: 30 minutes, first-contact: 1 working-days, resolve: 10 working-days, callback: 3 working-days, redo: 3 working-days}}]
calendar: {timeZone: Asia/Shanghai, officeHours: [{from: "08:30", to: "17:30"}], holidays: [], workdays: [], years: []}
classification: {threshold: 0.5, urgentWords: {critical: [], urgent: []}}
intake: {sameWithinHours: 24, country: CN}
feedback: {maxRounds: 2, maxAttempts: 3, attemptGapHours: 4, contradictory: ask-again, reopenWithinDays: 30, leaseMinutes: 10, skipMinutes: 15, scheduleWithinDays: 7}
handling: {contact: {attempts: 3, gapHours: 2}, truthOf: [complaint, report], returns: {dispatcherDecides: 1, supervisorDecides: 1}, consultation: {opinionsWithin: 1 working-days}, assistants: {report: []}, unacknowledged: stays, files: {perTicket: 3, accepted: [{types: [jpeg, png], megabytes: 1}, {types: [mp3, pdf], megabytes: 2}]}}
returnReasons: [{id: not-our-power, name: {zh: 不属于本单位职责, en: not within our powers}}]
disputeReasons: [{id: other-unit, name: {zh: 应由其他单位主办, en: another unit should lead}, needsUnit: true}, {id: standards, name: {zh: 执行标准不一致, en: the standards differ}}]
posts: [{id: head, name: {zh: 主要负责人, en: Head}}]
approvalLevels: [{id: leader, name: {zh: 负责人, en: leader}}, {id: head, name: {zh: 主要负责人, en: head}, posts: [head]}]
outcomes:
  - {id: resolved, truths: [confirmed, partly-confirmed], evidence: 0, signedBy: leader}
  - {id: untrue, truths: [not-confirmed], evidence: 1, signedBy: leader, reviewed: true}
  - {id: cannot-resolve, truths: [confirmed], evidence: 1, signedBy: head, reviewed: true}
guides: []
`;

/**
 * Writes the small jurisdiction, after `change`, into a new folder. Returns the settings with which the hotline serves
 * it.
 */
export function withSmallJurisdiction(
  change: (yaml: string) => string = (same) => same,
): Readonly<Record<'HOTLINE_JURISDICTIONS' | 'HOTLINE_JURISDICTION', string>> {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-jurisdictions-'));
  mkdirSync(join(folder, 'small'));
  writeFileSync(join(folder, 'small', 'jurisdiction.yaml'), change(smallJurisdiction));
  return { HOTLINE_JURISDICTIONS: folder, HOTLINE_JURISDICTION: 'small' };
}
