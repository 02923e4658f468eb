import type { MatterCode, PackPower, PowerId, RegionCode, Text, UnitId } from '@hotline/jurisdiction';

/**
 * `gap`: nobody may lead. `vacuum`: somebody may supervise, but nobody may punish. `overlap`: several may lead and nothing tells
 * them apart. `never`: a power that decides nothing. `expired`, `expiring`: an entrustment whose last day is past, or near.
 * `powerless`: a unit leads in the name of one that has no standing. `pushed-down`: a town leads what only a department may.
 * `unequal`: related matters are led by different units. `unqualified`: a unit leads whose people lack what its duty asks for.
 * `dead-end`: a case is handed to a unit that may not punish it either. `own-cause`: who designates is a party to the dispute.
 * `disagrees`: a document states a number otherwise than its parts give.
 */
export type FindingKind =
  | 'gap'
  | 'vacuum'
  | 'overlap'
  | 'never'
  | 'expired'
  | 'expiring'
  | 'powerless'
  | 'pushed-down'
  | 'unequal'
  | 'unqualified'
  | 'dead-end'
  | 'own-cause'
  | 'disagrees';

/** One edit of one power; the prover has tried it: it settles the overlap and opens no gap. */
export interface Settlement {
  readonly power: PowerId;
  /** Which of its alternatives, from 1, where the edit is about one of them. */
  readonly alternative?: number;
  readonly change: {
    readonly when?: Readonly<Record<string, { readonly not: readonly string[] }>>;
    readonly exceptWhere?: readonly RegionCode[];
    readonly exceptMatters?: readonly MatterCode[];
    readonly ground?: string;
  };
  readonly text: Text;
  /** Where the power stands. */
  readonly file?: string;
  readonly line?: number;
}

export interface ProofFinding {
  readonly kind: FindingKind;
  readonly matters: readonly MatterCode[];
  readonly regions: readonly RegionCode[];
  /** Fact → values for which it is so; a fact that is left out does not matter. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  /** First and last day; without a last day it stays so. */
  readonly from: string;
  readonly until?: string;
  readonly powers: readonly PowerId[];
  readonly units: readonly UnitId[];
  /** The qualification that is missing (`unqualified`), the unit that receives (`dead-end`) or designates (`own-cause`), the number that the parts give (`disagrees`). */
  readonly other?: string;
  /** The place itself calls it contested: it goes to the coordination body. */
  readonly admitted?: true;
  readonly settle?: Settlement;
  /** Where in the pack the entry stands that it is about. */
  readonly file?: string;
  readonly line?: number;
  readonly text: Text;
}

/** What is found before it is put in words: `about` is the entry to point at, `seat` who holds a power or receives a case, perhaps the squad of each place. */
export type RawFinding = Omit<ProofFinding, 'text' | 'file' | 'line'> & {
  readonly about: object | undefined;
  readonly seat?: PackPower['holder'];
};

export interface Proof {
  /** Exactly one lead for every matter, place, combination of conditions and day. */
  readonly holds: boolean;
  readonly findings: readonly ProofFinding[];
  /** Parts that were decided one by one, each for all its places, values and days. */
  readonly parts: number;
}
