/** Cuts a text into words; joined, they give the text again. */
export type Segment = (text: string) => readonly string[];

/** A stretch [from, to) of the folded text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export function stretchOf({ offset, length }: { readonly offset: number; readonly length: number }): Stretch {
  return { from: offset, to: offset + length };
}
