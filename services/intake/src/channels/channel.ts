import { describeIssues, registration, type Channel, type Registration, type RequestBodyOf } from '@hotline/contracts';
import type { registerTicket } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import { z } from 'zod';

/** A message converted into a registration, with the number that the message has in the channel. */
export type ReadMessage = Omit<RequestBodyOf<typeof registerTicket>, 'channel'> & { readonly externalNo: string };

export interface ChannelReader {
  readonly channel: Channel;
  /** JSON schema of a message, for people who connect a system to the channel. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Throws the refusal `invalid-input`, which lists every field that the channel does not know or cannot use. */
  read(message: unknown): Registration & { readonly externalNo: string };
}

/**
 * Defines a channel by the schema of its messages and their conversion into a registration. The fields have the names
 * that the delivering system uses.
 */
export function channelReader<S extends z.ZodType>(
  channel: Channel,
  payload: S,
  toRegistration: (message: z.output<S>) => ReadMessage,
): ChannelReader {
  return {
    channel,
    payload: z.toJSONSchema(payload, { io: 'input' }),
    read: (message) => {
      const read = payload.safeParse(message);
      if (!read.success) throw unusable(describeIssues(read.error.issues, message, 'body'));
      const made = toRegistration(read.data);
      const checked = registration.safeParse({ channel, ...present(made) });
      if (!checked.success) throw unusable(describeIssues(checked.error.issues, made, 'body'));
      return { ...checked.data, externalNo: made.externalNo };
    },
  };
}

const unusable = (errors: ReturnType<typeof describeIssues>): Refusal =>
  new Refusal({ refused: 'invalid-input', detail: { zh: '来件格式有误', en: 'The message cannot be used' } }, errors);

/** Removes fields without a value, at any depth. */
function present(value: object): object {
  const filled = Object.entries(value).filter(([, field]) => field !== undefined && field !== '');
  return Object.fromEntries(
    filled.map(([name, field]): [string, unknown] => [name, isPlain(field) ? present(field) : (field as unknown)]),
  );
}
const isPlain = (field: unknown): field is object =>
  typeof field === 'object' && field !== null && !Array.isArray(field);

/** A caller who left a name or a number counts as named, or as hidden if they asked for that. */
export const callerWith = (
  fields: { readonly name?: string | undefined; readonly phone?: string | undefined },
  hidden = false,
): NonNullable<ReadMessage['caller']> => {
  const anonymity = fields.name || fields.phone ? (hidden ? 'hidden' : 'named') : 'anonymous';
  return { ...fields, anonymity };
};

/** Schemas for the fields of messages; lengths in characters. */
export const number = z.string().trim().min(1).max(100);
export const short = z.string().trim().max(200);
export const long = z.string().trim().min(2).max(20_000);
export const longitude = z.number().min(-180).max(180);
export const latitude = z.number().min(-90).max(90);
