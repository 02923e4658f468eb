/** Largest number of documents remembered; the sweep finds the others. */
const MOST = 20_000;

/** The ids of documents of one collection whose outbox may not be empty, in the order in which they were added. */
export class PendingOutboxes {
  /**
   * For each id, the version of the last commit that is known to have filled the outbox; 0 if the sweep found the
   * document.
   */
  private readonly versions = new Map<string, number>();

  get size(): number {
    return this.versions.size;
  }

  /**
   * Adds a document whose outbox a commit of this process may have filled. Beyond 20,000 documents, new ones are
   * ignored.
   */
  add(id: string, version: number): void {
    const known = this.versions.get(id);
    if (known === undefined && this.size >= MOST) return;
    this.versions.set(id, Math.max(version, known ?? 0));
  }

  /** Notes that the outbox no longer contains entries up to this version. */
  emptied(id: string, version: number): void {
    if ((this.versions.get(id) ?? Infinity) <= version) this.versions.delete(id);
  }

  ids(): string[] {
    return [...this.versions.keys()];
  }
}
