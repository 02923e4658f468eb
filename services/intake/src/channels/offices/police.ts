import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 110转办: the police pass on calls that are no police matter (国办发〔2022〕12号). */
export const police = channelReader(
  'police',
  z.strictObject({
    alarmNo: number,
    callerName: short.optional(),
    callerNumber: short.optional(),
    content: long,
    address: short.optional(),
    alarmTime: short.optional(),
  }),
  ({ alarmNo, callerName, callerNumber, content, address, alarmTime }) => ({
    externalNo: alarmNo,
    caller: callerWith({ name: callerName, phone: callerNumber }),
    location: { address },
    narrative: content,
    elements: { when: alarmTime },
  }),
);
