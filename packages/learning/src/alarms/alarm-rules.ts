/** An emergency service, with phrases and example sentences of callers who need it. */
export interface AlarmService {
  readonly code: string;
  /** Phrases that name the danger. In a phrase, … stands for up to eight characters of the same clause. */
  readonly words: readonly string[];
  readonly examples: readonly string[];
}

/** Training data of the alarm detector. It does not depend on the matters of the jurisdiction. */
export interface AlarmRules {
  readonly services: readonly AlarmService[];
  /** For each concept, the words that name it. */
  readonly concepts: Readonly<Record<string, readonly string[]>>;
  /** Phrases that contain a danger word but do not name a danger: 跳楼价, 消防通道. */
  readonly harmless: readonly string[];
  /** Sentences from calls without an emergency. */
  readonly ordinary: readonly string[];
}
