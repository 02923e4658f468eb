import type { MatterCode, PackPower, PowerId, RegionCode, Text, UnitId } from '@hotline/jurisdiction';

/**
 * - `gap`: no unit may lead
 * - `vacuum`: a unit may supervise, but no unit may punish
 * - `overlap`: several units may lead, and no rule ranks them
 * - `never`: a power or a transfer that does not affect any decision
 * - `expired`, `expiring`: an entrustment (委托) whose last day is past, or near
 * - `powerless`: a unit leads in the name of a unit without legal standing
 * - `pushed-down`: a town leads on a matter that only a department may lead on
 * - `unequal`: related matters have different leads
 * - `unqualified`: the people of the lead lack a qualification that its duty requires
 * - `dead-end`: a case is transferred to a unit that may not punish it either
 * - `own-cause`: the unit that designates the lead is a party to the dispute
 * - `no-alarms`: the pack has no emergency service or no sentences of ordinary calls, so no emergency is recognised
 * - `unrecognised`: a matter without words, examples or reference matters, so no text can be classified as it
 * - `twice`: a matter of the jurisdiction that its frame has too, under the same name
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
  | 'unrecognised'
  | 'twice'
  | 'disagrees';

/** Names of the kinds, as headings of findings. */
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
  'dead-end': { zh: '移送后仍无权处罚', en: 'transferred to a unit that may not punish either' },
  'own-cause': { zh: '自己裁决自己', en: 'judge in its own cause' },
  'no-alarms': { zh: '不能识别紧急情况', en: 'emergencies are not recognised' },
  unrecognised: { zh: '无法自动识别', en: 'cannot be recognised' },
  twice: { zh: '事项重复', en: 'matter occurs twice' },
  disagrees: { zh: '数据不一致', en: 'figures disagree' },
};

/** A proposed edit of one power that removes an overlap. The prover has applied the edit and found no new gap. */
export interface Settlement {
  readonly power: PowerId;
  /** Number, from 1, of the alternative to edit; absent if the whole power is edited. */
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
  /** Fact → values for which the finding applies. Facts that are absent have no influence. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
  /** First and last day. Without a last day the finding applies without end. */
  readonly from: string;
  readonly until?: string;
  readonly powers: readonly PowerId[];
  readonly units: readonly UnitId[];
  /**
   * Id of the missing qualification (`unqualified`), of the receiving unit (`dead-end`) or of the designating unit
   * (`own-cause`); the number computed from the parts (`disagrees`).
   */
  readonly other?: string;
  /** The pack lists the matter as contested, so its tickets go to the coordination body. */
  readonly admitted?: true;
  readonly settle?: Settlement;
  /** File and line of the entry that the finding is about. */
  readonly file?: string;
  readonly line?: number;
  readonly text: Text;
}

/**
 * A finding without its text. `about`: the entry at whose file and line the finding is reported. `seat`: the holder of
 * the power or the receiver of the transfer, which may be a local unit.
 */
export type RawFinding = Omit<ProofFinding, 'text' | 'file' | 'line'> & {
  readonly about: object | undefined;
  readonly seat?: PackPower['holder'];
};

export interface Proof {
  /** Whether every matter has exactly one lead in every region, under all conditions, on every day. */
  readonly holds: boolean;
  readonly findings: readonly ProofFinding[];
  /** Number of parts into which all cases were divided. In all cases of a part the same claims win. */
  readonly parts: number;
}
