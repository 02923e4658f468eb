/** An emergency service, and what callers say who need it. */
export interface AlarmService {
  readonly code: string;
  /** Phrases that name the danger; … stands for up to eight characters of a clause. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
}

/** What the alarm detector learns from. Nothing in it depends on the matters of the jurisdiction. */
export interface AlarmRules {
  readonly services: readonly AlarmService[];
  /** Concept → words for it. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a word of danger and name none: 跳楼价, 消防通道. */
  readonly harmless: readonly string[];
  /** Sentences of calls without an emergency: the background. */
  readonly ordinary: readonly string[];
}
