/** One part of the classification bench: a file of its own, listed in sections.ts. */
export interface Section {
  readonly name: string;
  /** Prints its figures with `say`. */
  run(): void | Promise<void>;
}
