import type { PowerId, RegionCode, Text, UnitId } from '@hotline/jurisdiction';

/** Something on record that takes points off. */
export interface Lapse {
  /** Who it counts against; left out for an item that counts against everyone liable. */
  readonly unit?: UnitId;
  readonly item: string;
  /** ISO date. */
  readonly on: string;
  /** How often it happened; 1 if not said. */
  readonly times?: number;
  /** Points, for an item that leaves them to discretion. */
  readonly points?: number;
  /** What happened, and the record that says so. */
  readonly what: string;
  readonly source: string;
  /** The power under which it happened, and where, for an item that counts against everyone liable. */
  readonly power?: PowerId;
  readonly region?: RegionCode;
}

export interface CountedLapse extends Lapse {
  readonly taken: number;
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
  /** The total, then each item that lost points: how many, by which records. */
  readonly text: readonly Text[];
}

/** A record that cannot be counted: its place in the list, what is wrong, how to mend it. */
export interface BadLapse {
  readonly at: number;
  readonly what: string;
  readonly hint: string;
}

export class BadLapses extends Error {
  constructor(readonly flaws: readonly BadLapse[]) {
    super(flaws.map((f) => `record ${f.at + 1}: ${f.what} — ${f.hint}`).join('\n'));
  }
}
