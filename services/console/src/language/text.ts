/** A sentence in both languages; code that lacks one of them does not compile. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Text;

export const t = (zh: string, en: string): Text => ({ zh, en });
