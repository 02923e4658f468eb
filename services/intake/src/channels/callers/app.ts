import { z } from 'zod';
import { callerWith, channelReader, latitude, long, longitude, number, short } from '../channel';

/** 手机应用: the mobile app of the city. */
export const app = channelReader(
  'app',
  z.strictObject({
    reportId: number,
    title: short.optional(),
    content: long,
    name: short.optional(),
    phone: short.optional(),
    address: short.optional(),
    longitude: longitude.optional(),
    latitude: latitude.optional(),
  }),
  ({ reportId, title, content, name, phone, address, longitude: east, latitude: north }) => ({
    externalNo: reportId,
    title,
    caller: callerWith({ name, phone }),
    location: { address, longitude: east, latitude: north },
    narrative: content,
  }),
);
