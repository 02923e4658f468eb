import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 电话: the telephone exchange delivers a call, with the caller’s number and what was said. */
export const phone = channelReader(
  'phone',
  z.strictObject({
    callId: number,
    callerNumber: short.optional(),
    text: long,
    recordingId: short.optional(),
    transcriptId: short.optional(),
    transcript: z.string().max(50_000).optional(),
  }),
  ({ callId, callerNumber, text, recordingId, transcriptId, transcript }) => ({
    externalNo: callId,
    caller: callerWith({ phone: callerNumber }),
    narrative: text,
    recordingId,
    transcriptId,
    transcript,
  }),
);
