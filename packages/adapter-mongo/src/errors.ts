/** MongoDB stores no document above 16 MB. Nothing was stored; the ticket can go on only when its state, or what waits in its outbox, becomes smaller. */
export class DocumentTooLarge extends Error {
  constructor(
    readonly collection: string,
    readonly documentId: string,
    readonly bytes: number,
    options?: ErrorOptions,
  ) {
    super(
      `${collection}/${documentId} is too large for MongoDB: this commit alone writes ${bytes} bytes, and a document with its outbox may have 16 MB`,
      options,
    );
    this.name = 'DocumentTooLarge';
  }
}

/** The indexes of a collection are not those that were declared, although they were just built. */
export class IndexesDiffer extends Error {
  constructor(
    readonly collection: string,
    missing: readonly string[],
  ) {
    super(`${collection}: the database did not keep the declared indexes ${missing.join(', ')}`);
    this.name = 'IndexesDiffer';
  }
}
