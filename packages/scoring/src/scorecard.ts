import type { MatterCode, PowerId, RegionCode, Text, UnitId } from '@hotline/jurisdiction';

/** A recorded event that deducts points. */
export interface Lapse {
  /** Unit from which points are deducted; absent for an item that counts against all liable units. */
  readonly unit?: UnitId;
  readonly item: string;
  /** ISO date. */
  readonly on: string;
  /** Number of events; 1 by default. */
  readonly times?: number;
  /** Points to deduct, for an item without fixed points (酌情扣分). */
  readonly points?: number;
  /** `what` describes the event; `source` names the record that states it. */
  readonly what: string;
  readonly source: string;
  /** Power that was exercised. Only for an item that counts against all liable units. */
  readonly power?: PowerId;
  /** Region in which the power was exercised. Only with `power`. */
  readonly region?: RegionCode;
  /** Cause of the fault (过错情形) and what follows from it (责任追究): codes of matters in the fields of the assessment. */
  readonly fault?: MatterCode;
  readonly sanctions?: readonly MatterCode[];
}

export interface CountedLapse extends Lapse {
  readonly taken: number;
  /** Names of the fault and the sanctions, if the record states them. */
  readonly liability?: { readonly fault: Text; readonly sanctions: readonly Text[] };
}

export interface ScoredItem {
  readonly id: string;
  readonly name: Text;
  readonly full?: number;
  readonly each?: number;
  /** Never more than `full`. */
  readonly taken: number;
  readonly score?: number;
  readonly lapses: readonly CountedLapse[];
}

export interface ScoredPart {
  readonly id: string;
  readonly name: Text;
  readonly full?: number;
  readonly taken: number;
  readonly score?: number;
  readonly items: readonly ScoredItem[];
}

export interface Scorecard {
  readonly unit: UnitId;
  readonly full?: number;
  readonly taken: number;
  readonly score?: number;
  readonly parts: readonly ScoredPart[];
  /** Sentences: the total, then each item with deductions and the records that caused them. */
  readonly text: readonly Text[];
}

/** A record that cannot be counted: its index in the list (from 0), the fault, and how to correct it. */
export interface BadLapse {
  readonly at: number;
  readonly what: Text;
  readonly hint: Text;
}

export class BadLapses extends Error {
  constructor(readonly flaws: readonly BadLapse[]) {
    super(flaws.map((f) => `record ${f.at + 1}: ${f.what.en} — ${f.hint.en}`).join('\n'));
  }
}
