export const ITEM_KINDS = ['open', 'promised', 'waiting'] as const;
export type HandoverItemKind = (typeof ITEM_KINDS)[number];

interface HandoverItem {
  readonly kind: HandoverItemKind;
  readonly ticketNo?: string;
  readonly text: string;
}
const NUMBERED = /^(\d{8}-\d+)[\s，,：:]+(.+)$/u;

/** The items of one kind, one for each line that is not empty. A line may begin with a ticket number. */
export const handoverItems = (kind: HandoverItemKind, typed: string): HandoverItem[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, ticketNo, text] = NUMBERED.exec(line) ?? [];
      return ticketNo && text ? { kind, ticketNo, text } : { kind, text: line };
    });
