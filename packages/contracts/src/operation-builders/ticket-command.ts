import { z } from 'zod';
import type { ProblemCode } from '../problems';
import { ticketId, type Role } from '../words';
import { operation } from './operation';

export const ticketParams = z.object({ ticketId });

/** The events that a command recorded. The same command repeated with its Idempotency-Key gets the same receipt. */
export const receipt = z.object({
  ticketId,
  recorded: z.array(z.object({ id: z.string(), type: z.string() })),
  repeated: z.boolean().describe('true when the request repeats an earlier one, so nothing was recorded again'),
});
export type Receipt = z.infer<typeof receipt>;

interface CommandDraft<B> {
  id: string;
  service: string;
  verb: string;
  summary: string;
  zh: string;
  roles: readonly Role[];
  body: B;
  problems?: readonly ProblemCode[];
}

/** A command on one ticket: POST /tickets/{ticketId}/{verb}, answered with a receipt. */
export const ticketCommand = <B extends z.ZodType>(draft: CommandDraft<B>) =>
  operation({
    id: draft.id,
    service: draft.service,
    method: 'POST',
    path: `/tickets/{ticketId}/${draft.verb}`,
    summary: draft.summary,
    zh: draft.zh,
    roles: draft.roles,
    params: ticketParams,
    body: draft.body,
    response: receipt,
    problems: ['not-found', 'not-now', 'key-reused', ...(draft.problems ?? [])],
  });

export const sentence = z.string().trim().min(2).max(2000);
