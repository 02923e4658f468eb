import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 信箱: letters to the mayor’s online mailbox and to message boards. */
export const mailbox = channelReader(
  'mailbox',
  z.strictObject({
    letterNo: number,
    subject: short.optional(),
    body: long,
    sender: short.optional(),
    senderPhone: short.optional(),
    secret: z.boolean().optional().describe('the sender asks that the reply is not published'),
  }),
  ({ letterNo, subject, body, sender, senderPhone, secret }) => ({
    externalNo: letterNo,
    title: subject,
    caller: callerWith({ name: sender, phone: senderPhone }, secret),
    narrative: body,
  }),
);
