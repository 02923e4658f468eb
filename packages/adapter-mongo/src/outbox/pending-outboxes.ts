/** Largest number of documents remembered; the sweep finds the others. */
const MOST = 20_000;

/**
 * The ids of the documents of one collection whose outbox may hold something, in the order in which they were added.
 */
export class PendingOutboxes {
  /**
   * By id, the version whose commit filled the outbox last as far as this process knows; 0 where the sweep found it.
   */
  private readonly versions = new Map<string, number>();

  get size(): number {
    return this.versions.size;
  }

  /** Adds a document that a commit of this process may have filled. Ignored beyond 20,000 documents. */
  add(id: string, version: number): void {
    const known = this.versions.get(id);
    if (known === undefined && this.size >= MOST) return;
    this.versions.set(id, Math.max(version, known ?? 0));
  }

  /** Notes that the outbox holds nothing of this version or below any more. */
  emptied(id: string, version: number): void {
    if ((this.versions.get(id) ?? Infinity) <= version) this.versions.delete(id);
  }

  ids(): string[] {
    return [...this.versions.keys()];
  }
}
