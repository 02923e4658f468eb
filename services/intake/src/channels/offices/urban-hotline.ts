import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 12319转办: the hotline of urban management passes on a complaint. */
export const urbanHotline = channelReader(
  'urban-hotline',
  z.strictObject({
    caseNo: number,
    caseType: short.optional(),
    content: long,
    callerName: short.optional(),
    callerNumber: short.optional(),
    address: short.optional(),
  }),
  ({ caseNo, caseType, content, callerName, callerNumber, address }) => ({
    externalNo: caseNo,
    title: caseType,
    caller: callerWith({ name: callerName, phone: callerNumber }),
    location: { address },
    narrative: content,
  }),
);
