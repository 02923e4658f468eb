import type { Role } from '@hotline/contracts';
import type {
  Answered,
  CommandBody,
  CommandPath,
  JurisdictionView,
  Read,
  TicketDetail,
  TicketState,
} from '../api/paths';
import type { Text } from '../language/text';
import type { SignedInPerson } from '../session/session';
import type { IconName } from '../ui/icon';

export type Value = string | readonly string[] | Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, Value | undefined>>;
export interface ActionSetting {
  readonly ticket: TicketDetail;
  readonly jurisdiction: JurisdictionView;
  readonly person: SignedInPerson;
  /** People of the person's unit; empty for people of the hotline. */
  readonly colleagues: readonly Colleague[];
  /** Id of the person whose request is decided, because several people can ask for the same thing on a ticket. */
  readonly askedBy?: string | undefined;
}
export type Colleague = Read<'/api/v1/people'>['people'][number];
export interface FieldOption {
  readonly value: string;
  readonly label: Text;
  /** Key that chooses the option while the form is open and no text field has the focus. */
  readonly keys?: string;
}
export interface Field {
  /** Name of the field in the body of the request; error messages refer to it. */
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text;
  readonly kind: 'line' | 'moment' | 'area' | 'segments' | 'choice' | 'choices' | 'facts' | 'files';
  readonly options?: readonly FieldOption[];
  readonly isRequired?: boolean;
  /** The field is shown only while this returns true. */
  readonly isShown?: (values: Values) => boolean;
  readonly initial?: Value;
  /** Offers only the files that units attached in this round of work, because no others count as evidence. */
  readonly isOfRound?: boolean;
}

/** The fields of a ticket that decide which actions are offered. */
export type ActionSubject = Pick<
  TicketDetail,
  | 'state'
  | 'lead'
  | 'assistants'
  | 'unitAsks'
  | 'extensionRequest'
  | 'pauseRequest'
  | 'suspensionRequest'
  | 'refusalRequest'
  | 'suspension'
  | 'precedent'
  | 'dispute'
  | 'clocks'
  | 'followUp'
  | 'handOvers'
  | 'promises'
  | 'returnBy'
>;

/** An action on a ticket: who may take it and when, its form, and the command that is sent. */
export interface TicketAction {
  readonly id: string;
  readonly label: Text;
  readonly icon: IconName;
  readonly path: CommandPath;
  readonly roles: readonly Role[];
  readonly states: readonly TicketState[] | 'open' | 'any';
  /** A further condition on the ticket and the person. */
  readonly isFor?: (ticket: ActionSubject, person: SignedInPerson) => boolean;
  /** Only for the lead unit of the ticket. */
  readonly isOfLead?: boolean;
  /** Only for the units that lead or assist. */
  readonly isOfUnits?: boolean;
  readonly tone?: 'main' | 'danger';
  readonly fields: (setting: ActionSetting) => readonly Field[];
  readonly body: (values: Values, setting: ActionSetting) => unknown;
  /** The consequence of the action, shown above the button. */
  readonly consequence?: (setting: ActionSetting, values: Values) => Text | undefined;
  /** Whether the action can be taken back for a few seconds before it is sent. */
  readonly canUndo?: boolean;
}

interface Draft<P extends CommandPath> extends Omit<TicketAction, 'path' | 'body'> {
  readonly path: P;
  readonly body: (values: Values, setting: ActionSetting) => CommandBody<P>;
}
export const action = <P extends CommandPath>(draft: Draft<P>): TicketAction => draft;
export type AnsweredBy<P extends CommandPath> = Answered<P>;

export const textOf = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};
/** The text of a field; undefined if it is empty. */
export const given = (values: Values, name: string): string | undefined => textOf(values, name) || undefined;
export const listOf = (values: Values, name: string): string[] => {
  const value = values[name];
  return Array.isArray(value) ? [...(value as readonly string[])] : [];
};
export const factsOf = (values: Values): Record<string, string> => {
  const value = values.facts;
  return typeof value === 'object' && !Array.isArray(value) ? { ...(value as Record<string, string>) } : {};
};

/** The files that units attached in this round of work; only these count as evidence. */
export const filesOfRound = ({ files, round }: Pick<TicketDetail, 'files' | 'round'>): string[] =>
  files.filter((one) => one.round === round).map(({ file }) => file);

/** Removes the fields that are undefined. */
export const filled = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;

export const optionsOf = <Code extends string>(labels: Readonly<Record<Code, Text>>): FieldOption[] =>
  (Object.entries(labels) as [Code, Text][]).map(([value, label]) => ({ value, label }));
/** The two answers to a request, with the same keys wherever somebody decides. */
export const verdicts = (yes: Text, no: Text): FieldOption[] => [
  { value: 'yes', label: yes, keys: 'a' },
  { value: 'no', label: no, keys: 'r' },
];
export const unitOptions = ({ units }: JurisdictionView): FieldOption[] =>
  units.map(({ id, name }) => ({ value: id, label: name }));
export const matterOptions = ({ matters }: JurisdictionView): FieldOption[] =>
  matters.map(({ code, name }) => ({ value: code, label: name }));
export const regionOptions = ({ regions }: JurisdictionView): FieldOption[] =>
  regions.map(({ code, name }) => ({ value: code, label: name }));
