import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 来信: a letter on paper, typed in by the person who opened it. */
export const mail = channelReader(
  'mail',
  z.strictObject({
    registerNo: number,
    subject: short.optional(),
    text: long,
    sender: short.optional(),
    senderPhone: short.optional(),
    about: short.optional().describe('address that the letter is about'),
  }),
  ({ registerNo, subject, text, sender, senderPhone, about }) => ({
    externalNo: registerNo,
    title: subject,
    caller: callerWith({ name: sender, phone: senderPhone }),
    location: { address: about },
    narrative: text,
  }),
);
