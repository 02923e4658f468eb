import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 短信: the message gateway forwards a text message with the number of its sender. */
export const sms = channelReader(
  'sms',
  z.strictObject({
    messageId: number,
    from: short,
    text: long,
  }),
  ({ messageId, from, text }) => ({
    externalNo: messageId,
    caller: callerWith({ phone: from }),
    narrative: text,
  }),
);
