import { z } from 'zod';
import { callerWith, channelReader, latitude, long, longitude, number, short } from '../channel';

/** 网格上报: a grid officer reports what they saw. `region` is the region of their grid. */
export const grid = channelReader(
  'grid',
  z.strictObject({
    reportNo: number,
    region: short.optional().describe('code or name of a region of the jurisdiction'),
    type: short.optional(),
    description: long,
    reporter: short.optional(),
    reporterPhone: short.optional(),
    address: short.optional(),
    longitude: longitude.optional(),
    latitude: latitude.optional(),
  }),
  ({ reportNo, region, type, description, reporter, reporterPhone, ...where }) => ({
    externalNo: reportNo,
    title: type,
    kind: 'report',
    caller: callerWith({ name: reporter, phone: reporterPhone }),
    location: { ...where, region },
    narrative: description,
  }),
);
