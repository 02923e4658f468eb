/** A sentence in both languages. A missing one does not compile. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
export type Language = keyof Text;

export const t = (zh: string, en: string): Text => ({ zh, en });
