import type { Text } from '@hotline/jurisdiction';
import { PackError, type PackProblem } from '@hotline/jurisdiction-files';
import { BadArchive, BadSheets, type SheetFlaw } from '@hotline/jurisdiction-files/sheets';

/** An error in the input of a job as plain data, because instances of classes cannot be sent between threads. */
export type InputError =
  | { readonly kind: 'pack'; readonly problems: readonly PackProblem[] }
  | { readonly kind: 'sheets'; readonly file: string; readonly flaws: readonly SheetFlaw[] }
  | { readonly kind: 'archive'; readonly what: Text; readonly hint: Text };

/** Result of a job, or the reason why its input cannot be used. */
export type JobOutcome<T> = { readonly result: T } | { readonly inputError: InputError };

/** Undefined when the program is at fault and not the input. */
export function serialiseInputError(error: unknown): InputError | undefined {
  if (error instanceof PackError) return { kind: 'pack', problems: error.problems };
  if (error instanceof BadSheets) return { kind: 'sheets', file: error.file, flaws: error.flaws };
  if (error instanceof BadArchive) return { kind: 'archive', what: error.what, hint: error.hint };
  return undefined;
}

/** Restores the error that was passed to `serialiseInputError`. */
export function restoreInputError(error: InputError): Error {
  switch (error.kind) {
    case 'pack':
      return new PackError(error.problems);
    case 'sheets':
      return new BadSheets(error.file, error.flaws);
    case 'archive':
      return new BadArchive(error.what, error.hint);
  }
}
