import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 网站: the complaint form of the website. */
export const web = channelReader(
  'web',
  z.strictObject({
    formNo: number,
    title: short.optional(),
    content: long,
    request: short.optional(),
    name: short.optional(),
    phone: short.optional(),
    hideIdentity: z.boolean().optional(),
    address: short.optional(),
  }),
  ({ formNo, title, content, request, name, phone, hideIdentity, address }) => ({
    externalNo: formNo,
    title,
    caller: callerWith({ name, phone }, hideIdentity),
    location: { address },
    narrative: content,
    demand: request,
  }),
);
