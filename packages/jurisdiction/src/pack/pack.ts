import { z } from 'zod';
import { assessment } from './assessments';
import { catalogue, fact, field, guide, matter, referenceField } from './matters';
import { escalationStep } from './escalation';
import { evaluation } from '../evaluation/section';
import { approvalLevel, codedReason, handling, outcome, readingReason, visitOutcome } from './handling';
import { figure, region, unit } from './regions-units';
import { person, post } from './people';
import { closure, feedback, refusalReason } from './feedback';
import {
  alarms,
  calendar,
  classification,
  clockReason,
  intake,
  pauseReason,
  routing,
  slaRow,
  statute,
  timing,
} from './policy';
import { arrangement, bundle, ending, type mode, power, qualification, transfer } from './powers';
import { basis, day, id, text } from './text';

export const header = z.strictObject({
  name: id,
  title: text,
  version: z.string().min(1),
  /** Name of the frame: a folder beside this one with entries that several jurisdictions share. */
  extends: id.optional(),
  /** Name of the frame whose reference matters are used, for a jurisdiction that does not extend it. */
  referencesFrom: id.optional(),
  /** The region that the jurisdiction serves. Regions outside it are ignored. */
  serves: id,
  /** First day for which the pack claims to be complete. The proof does not examine earlier days. */
  since: day.optional(),
  /**
   * Day on which a reform takes effect. Powers of this folder begin on it; powers under `ends` end on the day before.
   */
  takesEffect: day.optional(),
});

/** Sections that are lists of entries with an id. A jurisdiction adds its entries to those of its frame. */
export const lists = {
  fields: field,
  facts: fact,
  regions: region,
  units: unit,
  catalogues: catalogue,
  references: referenceField,
  matters: matter,
  qualifications: qualification,
  arrangements: arrangement,
  powers: power,
  transfers: transfer,
  ends: ending,
  bundles: bundle,
  assessments: assessment,
  figures: figure,
  posts: post,
  people: person,
  guides: guide,
  approvalLevels: approvalLevel,
  outcomes: outcome,
  returnReasons: codedReason,
  disputeReasons: codedReason,
  visitOutcomes: visitOutcome,
  readingReasons: readingReason,
  closures: closure,
  refusalReasons: refusalReason,
  sla: slaRow,
  statutes: statute,
  escalation: escalationStep,
  extensionReasons: clockReason,
  pauseReasons: pauseReason,
  suspensionReasons: clockReason,
};

/** Sections that are one object. A jurisdiction overrides its frame key by key. */
export const singles = { routing, calendar, classification, alarms, intake, handling, feedback, timing, evaluation };

/** One YAML file of a pack. Any file may contain any section; file names have no meaning. */
export const packFile = z.strictObject({
  /** Source of all entries of this file that do not state a source themselves. */
  basis: basis.optional(),
  jurisdiction: header.optional(),
  fields: z.array(field).optional(),
  facts: z.array(fact).optional(),
  regions: z.array(region).optional(),
  units: z.array(unit).optional(),
  catalogues: z.array(catalogue).optional(),
  references: z.array(referenceField).optional(),
  matters: z.array(matter).optional(),
  qualifications: z.array(qualification).optional(),
  arrangements: z.array(arrangement).optional(),
  powers: z.array(power).optional(),
  transfers: z.array(transfer).optional(),
  ends: z.array(ending).optional(),
  bundles: z.array(bundle).optional(),
  assessments: z.array(assessment).optional(),
  figures: z.array(figure).optional(),
  posts: z.array(post).optional(),
  people: z.array(person).optional(),
  guides: z.array(guide).optional(),
  approvalLevels: z.array(approvalLevel).optional(),
  outcomes: z.array(outcome).optional(),
  returnReasons: z.array(codedReason).optional(),
  disputeReasons: z.array(codedReason).optional(),
  visitOutcomes: z.array(visitOutcome).optional(),
  readingReasons: z.array(readingReason).optional(),
  closures: z.array(closure).optional(),
  refusalReasons: z.array(refusalReason).optional(),
  sla: z.array(slaRow).optional(),
  statutes: z.array(statute).optional(),
  escalation: z.array(escalationStep).optional(),
  extensionReasons: z.array(clockReason).optional(),
  pauseReasons: z.array(pauseReason).optional(),
  suspensionReasons: z.array(clockReason).optional(),
  routing: routing.partial().optional(),
  calendar: calendar.partial().optional(),
  classification: classification.partial().optional(),
  alarms: alarms.optional(),
  intake: intake.partial().optional(),
  handling: handling.partial().optional(),
  feedback: feedback.partial().optional(),
  timing: timing.partial().optional(),
  evaluation: evaluation.optional(),
});

type Sourced<T> = Omit<T, 'basis'> & { readonly basis: z.infer<typeof basis> };

export type PackFile = z.infer<typeof packFile>;
export type ListName = keyof typeof lists;
export type SingleName = keyof typeof singles;
export type PackRegion = Sourced<Omit<z.infer<typeof region>, 'count'>>;
export type PackUnit = Sourced<Omit<z.infer<typeof unit>, 'count'>>;
export type PackField = Sourced<z.infer<typeof field>>;
export type PackFact = Sourced<z.infer<typeof fact>>;
export type PackCatalogue = Sourced<z.infer<typeof catalogue>>;
/**
 * `from`, `until`: first and last day of its catalogue edition. `placeholder`: created by a `count`. `inherited`: from a
 * frame.
 */
export type PackMatter = Sourced<Omit<z.infer<typeof matter>, 'count'>> & {
  readonly placeholder?: true;
  readonly inherited?: true;
  readonly from?: string;
  readonly until?: string;
};
export type PackReferenceField = Sourced<z.infer<typeof referenceField>>;
export type PackQualification = Sourced<z.infer<typeof qualification>>;
export type PackGuide = Sourced<z.infer<typeof guide>>;
/**
 * A power with the terms of its arrangement filled in, and each condition as the list of values that meet it. `ended`:
 * a reform ends the power on its last day. `alternativeOf`: id of the power in the file, if that lists alternatives;
 * each alternative becomes a power with the id `id.1`, `id.2` …
 */
export type PackPower = Sourced<Omit<z.infer<typeof power>, 'mode' | 'when'>> & {
  readonly mode: z.infer<typeof mode>;
  readonly when: Readonly<Record<string, readonly string[]>>;
  readonly ended?: true;
  readonly alternativeOf?: string;
};
export type PackArrangement = Sourced<z.infer<typeof arrangement>>;
export type PackTransfer = Sourced<z.infer<typeof transfer>>;
export type PackEnding = Sourced<z.infer<typeof ending>>;
export type PackBundle = Sourced<z.infer<typeof bundle>>;
export type PackAssessment = Sourced<z.infer<typeof assessment>>;
export type PackFigure = Sourced<z.infer<typeof figure>>;
export type PackPost = Sourced<z.infer<typeof post>>;
export type PackPerson = Sourced<z.infer<typeof person>>;
export type PackApprovalLevel = Sourced<z.infer<typeof approvalLevel>>;
export type PackOutcome = Sourced<z.infer<typeof outcome>>;
export type PackCodedReason = Sourced<z.infer<typeof codedReason>>;
export type PackClosure = Sourced<z.infer<typeof closure>>;
export type PackStatute = Sourced<z.infer<typeof statute>>;
export type PackSlaRow = Sourced<z.infer<typeof slaRow>>;
export type PackEscalationStep = Sourced<z.infer<typeof escalationStep>>;
export type PackClockReason = Sourced<z.infer<typeof clockReason>>;
export type PackPauseReason = Sourced<z.infer<typeof pauseReason>>;

/**
 * A jurisdiction merged with its frame. The type does not exclude references to missing entries; the loader checks
 * them.
 */
export interface Pack {
  readonly jurisdiction: z.infer<typeof header>;
  readonly fields: readonly PackField[];
  readonly facts: readonly PackFact[];
  readonly regions: readonly PackRegion[];
  readonly units: readonly PackUnit[];
  readonly catalogues: readonly PackCatalogue[];
  readonly references: readonly PackReferenceField[];
  readonly matters: readonly PackMatter[];
  readonly qualifications: readonly PackQualification[];
  readonly arrangements: readonly PackArrangement[];
  readonly powers: readonly PackPower[];
  readonly transfers: readonly PackTransfer[];
  readonly ends: readonly PackEnding[];
  readonly bundles: readonly PackBundle[];
  readonly assessments: readonly PackAssessment[];
  readonly figures: readonly PackFigure[];
  readonly posts: readonly PackPost[];
  readonly people: readonly PackPerson[];
  readonly guides: readonly PackGuide[];
  readonly approvalLevels: readonly PackApprovalLevel[];
  readonly outcomes: readonly PackOutcome[];
  readonly returnReasons: readonly PackCodedReason[];
  readonly disputeReasons: readonly PackCodedReason[];
  readonly visitOutcomes: readonly Sourced<z.infer<typeof visitOutcome>>[];
  readonly readingReasons: readonly Sourced<z.infer<typeof readingReason>>[];
  readonly closures: readonly PackClosure[];
  readonly refusalReasons: readonly Sourced<z.infer<typeof refusalReason>>[];
  readonly sla: readonly PackSlaRow[];
  readonly statutes: readonly PackStatute[];
  readonly escalation: readonly PackEscalationStep[];
  readonly extensionReasons: readonly PackClockReason[];
  readonly pauseReasons: readonly PackPauseReason[];
  readonly suspensionReasons: readonly PackClockReason[];
  readonly routing: z.infer<typeof routing>;
  readonly calendar: z.infer<typeof calendar>;
  readonly classification: z.infer<typeof classification>;
  readonly alarms: z.infer<typeof alarms>;
  readonly intake: z.infer<typeof intake>;
  readonly handling: z.infer<typeof handling>;
  readonly feedback: z.infer<typeof feedback>;
  readonly timing: z.infer<typeof timing>;
  readonly evaluation: z.infer<typeof evaluation>;
}
