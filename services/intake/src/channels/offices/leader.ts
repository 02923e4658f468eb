import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 领导批示: the instruction of a leader, with the matter that it concerns. */
export const leader = channelReader(
  'leader',
  z.strictObject({
    instructionNo: number,
    leader: short,
    subject: short.optional(),
    instruction: z.string().trim().min(2).max(2000),
    text: long.describe('the matter that the instruction is about'),
    address: short.optional(),
  }),
  ({ instructionNo, leader: from, subject, instruction, text, address }) => ({
    externalNo: instructionNo,
    title: subject,
    caller: callerWith({ name: from }),
    location: { address },
    narrative: text,
    demand: instruction,
  }),
);
