/**
 * The document, or its outbox, exceeds MongoDB's limit of 16 MB. Nothing was stored. Later commits of the ticket
 * succeed only with a smaller state, or after its outbox was published.
 */
export class DocumentTooLarge extends Error {
  constructor(
    readonly collection: string,
    readonly documentId: string,
    readonly bytes: number,
    options?: ErrorOptions,
  ) {
    super(
      `${collection}/${documentId} is too large for MongoDB: this commit alone writes ${bytes} bytes, ` +
        'and a document with its outbox may have 16 MB',
      options,
    );
    this.name = 'DocumentTooLarge';
  }
}

/** The database did not keep the declared indexes of a collection, although they were built. */
export class IndexesDiffer extends Error {
  constructor(
    readonly collection: string,
    missing: readonly string[],
  ) {
    super(`${collection}: the database did not keep the declared indexes ${missing.join(', ')}`);
    this.name = 'IndexesDiffer';
  }
}
