/** Matters that callers ask about, and answers that the hotline gives itself. */
import type { Basis, Text } from './text';

export type MatterCode = string;

export type GuideCode = string;

/** A question (要素) whose answer can change which unit leads on a matter. */
export interface Fact {
  readonly name: string;
  readonly question: Text;
  readonly values: readonly { readonly value: string; readonly name: Text; readonly words: readonly string[] }[];
}

export interface Matter {
  readonly code: MatterCode;
  readonly name: Text;
  readonly field: string;
  /** Words and phrases that indicate this matter. */
  readonly words: readonly string[];
  /** Whole sentences, as callers say them. */
  readonly examples: readonly string[];
  /** Codes of the reference matters that this matter resembles. Absent: the jurisdiction does not say. */
  readonly like?: readonly MatterCode[];
  /** Names of the facts that can decide which unit leads. */
  readonly facts: readonly string[];
  readonly urgency: Urgency;
  /** Kind of ticket that is assumed for this matter, unless the words of the caller indicate another kind. */
  readonly usually?: TicketKind;
  /**
   * True for a numbered stand-in: the document states how many matters there are, but not their names. No text can be
   * classified as it.
   */
  readonly placeholder?: true;
}

/**
 * A subject that hotlines everywhere hear about. It routes nothing; it teaches the matters that resemble it, and shows
 * which subjects the catalogue of a jurisdiction lacks.
 */
export interface ReferenceMatter {
  readonly code: MatterCode;
  readonly name: Text;
  /** Field of the reference catalogue. */
  readonly field: string;
  /** Other names, and terms of laws. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
}

/** 特急、紧急、一般 */
export type Urgency = 'critical' | 'urgent' | 'normal';

/** 咨询、求助、投诉、举报、建议、表扬 */
export type TicketKind = 'consultation' | 'help' | 'complaint' | 'report' | 'suggestion' | 'praise';

/** Something that the hotline itself tells the caller: an answer, a statutory route (法定途径), or an emergency service. */
export interface Guide {
  readonly code: GuideCode;
  readonly kind: 'answer' | 'route' | 'emergency';
  readonly title: Text;
  /** Text that is told to the caller. */
  readonly text: Text;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly basis: Basis;
  /** Telephone number or address (routes and emergencies). */
  readonly contact?: string;
}

/** Words and sentences by which emergencies are distinguished from ordinary calls. */
export interface AlarmLanguage {
  /** Concept → words and phrases that express it. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a word for a danger but describe none. */
  readonly harmless: readonly string[];
  /** Example sentences from calls without an emergency. */
  readonly ordinary: readonly string[];
}
