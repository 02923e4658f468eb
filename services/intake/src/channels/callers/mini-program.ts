import { z } from 'zod';
import { callerWith, channelReader, latitude, long, longitude, number, short } from '../channel';

/** 小程序: the mini program gives the position that the caller chose on the map. */
export const miniProgram = channelReader(
  'mini-program',
  z.strictObject({
    submissionId: number,
    content: long,
    nickname: short.optional(),
    phone: short.optional(),
    anonymous: z.boolean().optional(),
    location: z.strictObject({ longitude, latitude, address: short.optional() }).optional(),
  }),
  ({ submissionId, content, nickname, phone, anonymous, location }) => ({
    externalNo: submissionId,
    caller: callerWith({ name: nickname, phone }, anonymous),
    location: location ?? {},
    narrative: content,
  }),
);
