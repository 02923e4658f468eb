/** What callers ask about, and what the hotline itself answers. */
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
  /** Names of the facts that can decide which unit leads. */
  readonly facts: readonly string[];
  readonly urgency: Urgency;
  /** Kind of ticket that a call about this matter usually is, unless the words of the caller indicate another. */
  readonly usually?: TicketKind;
  /**
   * A numbered item that stands for one of a list whose names the document does not give. It has no words to be
   * recognised by.
   */
  readonly placeholder?: true;
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

export interface AlarmLanguage {
  /** Concept → words for it. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a word of danger and name none. */
  readonly harmless: readonly string[];
  /** Sentences of calls without an emergency. */
  readonly ordinary: readonly string[];
}
