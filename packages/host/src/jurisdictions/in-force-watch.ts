import type { Jurisdiction } from '@hotline/jurisdiction';

/**
 * Called when a version of a jurisdiction comes into force. May be called twice for one version, so it must be
 * idempotent.
 */
export type OnInForce = (jurisdiction: Jurisdiction) => Promise<void>;

export interface InForceWatchParts {
  /** The jurisdictions served, each in the version that is in force now. */
  readonly inForce: () => Iterable<Jurisdiction>;
  readonly listeners: readonly OnInForce[];
  readonly onFailed: (jurisdiction: Jurisdiction, error: unknown) => void;
}

/**
 * Tells services which version of each jurisdiction is in force. The first check reports all jurisdictions, later
 * checks those whose version has changed. When a listener fails, the jurisdiction is reported again at the next check.
 */
export class InForceWatch {
  private readonly told = new Map<string, string>();
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly parts: InForceWatchParts) {}

  /** Reports every version that has changed, then resolves. Never rejects. */
  look(): Promise<void> {
    this.last = this.last.then(() => this.tellChanges());
    return this.last;
  }

  private async tellChanges(): Promise<void> {
    const { inForce, listeners, onFailed } = this.parts;
    for (const jurisdiction of inForce()) {
      const { name, version } = jurisdiction;
      if (this.told.get(name) === version) continue;
      try {
        for (const tell of listeners) await tell(jurisdiction);
        this.told.set(name, version);
      } catch (error) {
        onFailed(jurisdiction, error);
      }
    }
  }
}
