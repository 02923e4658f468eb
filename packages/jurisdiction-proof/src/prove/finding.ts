import type { MatterCode, PackPower, PowerId, RegionCode, Text, UnitId } from '@hotline/jurisdiction';

/**
 * - `gap`: no unit may lead
 * - `vacuum`: a unit may supervise, but no unit may punish
 * - `overlap`: several units may lead, and no rule ranks them
 * - `never`: a power or a transfer that has no effect in any case
 * - `expired`, `expiring`: an entrustment (委托) whose last day is past, or near
 * - `powerless`: a unit leads in the name of a unit without legal standing
 * - `pushed-down`: a town leads on a matter that only a department may lead on
 * - `unequal`: related matters have different leads
 * - `unqualified`: the people of the lead lack a qualification that its duty requires
 * - `dead-end`: a case is transferred to a unit that may not punish it either
 * - `own-cause`: the unit that designates the lead is a party to the dispute
 * - `no-alarms`: no emergency service, or no background against which emergencies are recognised
 * - `disagrees`: a document states a number that differs from the sum or share of its parts
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
  | 'no-alarms'
  | 'disagrees';

/** The kinds in words, as headings of a finding. */
export const findingKindNames: Readonly<Record<FindingKind, Text>> = {
  gap: { zh: '职责空白', en: 'gap' },
  vacuum: { zh: '有监管无处罚', en: 'no unit may punish' },
  overlap: { zh: '职责交叉', en: 'overlap' },
  never: { zh: '不起作用', en: 'no effect' },
  expired: { zh: '委托到期', en: 'entrustment ended' },
  expiring: { zh: '委托将到期', en: 'entrustment ends soon' },
  powerless: { zh: '无主体资格', en: 'no legal standing' },
  'pushed-down': { zh: '不应由镇街主办', en: 'a town leads on a matter for departments' },
  unequal: { zh: '相关事项分由不同单位主办', en: 'related matters with different leads' },
  unqualified: { zh: '缺少资格', en: 'qualification missing' },
  'dead-end': { zh: '移送无果', en: 'transfer without power' },
  'own-cause': { zh: '自己裁决自己', en: 'judge in its own cause' },
  'no-alarms': { zh: '不能识别紧急情况', en: 'emergencies are not recognised' },
  disagrees: { zh: '数据不一致', en: 'figures disagree' },
};

/** An edit of one power. The prover has applied it and found that the overlap is gone and no gap has appeared. */
export interface Settlement {
  readonly power: PowerId;
  /** Number, from 1, of the alternative that is edited; absent where the edit is about the whole power. */
  readonly alternative?: number;
  readonly change: {
    readonly when?: Readonly<Record<string, { readonly not: readonly string[] }>>;
    readonly exceptWhere?: readonly RegionCode[];
    readonly exceptMatters?: readonly MatterCode[];
    readonly ground?: string;
  };
  readonly text: Text;
  /** File and line of the power. */
  readonly file?: string;
  readonly line?: number;
}

export interface ProofFinding {
  readonly kind: FindingKind;
  readonly matters: readonly MatterCode[];
  readonly regions: readonly RegionCode[];
  /** Fact → values for which the finding holds; facts that are left out have no influence. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  /** First and last day; without a last day the finding holds for good. */
  readonly from: string;
  readonly until?: string;
  readonly powers: readonly PowerId[];
  readonly units: readonly UnitId[];
  /**
   * Id of the missing qualification (`unqualified`), of the receiving unit (`dead-end`) or of the designating unit
   * (`own-cause`); the number computed from the parts (`disagrees`).
   */
  readonly other?: string;
  /** The pack lists the matter as contested, so it goes to the coordination body. */
  readonly admitted?: true;
  readonly settle?: Settlement;
  /** File and line of the entry that the finding is about. */
  readonly file?: string;
  readonly line?: number;
  readonly text: Text;
}

/**
 * A finding without its text. `about`: the entry that it is about. `seat`: the holder of the power or the receiver
 * of the case; it may be a local unit, which differs by region.
 */
export type RawFinding = Omit<ProofFinding, 'text' | 'file' | 'line'> & {
  readonly about: object | undefined;
  readonly seat?: PackPower['holder'];
};

export interface Proof {
  /** Whether every matter has exactly one lead in every region, under all conditions, on every day. */
  readonly holds: boolean;
  readonly findings: readonly ProofFinding[];
  /** Number of parts into which the cases were divided; all cases of a part have the same lead. */
  readonly parts: number;
}
