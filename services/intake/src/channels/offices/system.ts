import { z } from 'zod';
import { callerWith, channelReader, long, short } from '../channel';

/**
 * 其他系统: any other platform, such as that of the province. `system` names the platform; it is part of the message
 * number, because two platforms may use the same numbers.
 */
export const system = channelReader(
  'system',
  z.strictObject({
    system: z.string().trim().min(1).max(40),
    externalNo: z.string().trim().min(1).max(59),
    title: short.optional(),
    content: long,
    request: short.optional(),
    name: short.optional(),
    phone: short.optional(),
    hideIdentity: z.boolean().optional(),
    address: short.optional(),
  }),
  ({ system: from, externalNo, title, content, request, name, phone, hideIdentity, address }) => ({
    externalNo: `${from}/${externalNo}`,
    title,
    caller: callerWith({ name, phone }, hideIdentity),
    location: { address },
    narrative: content,
    demand: request,
  }),
);
