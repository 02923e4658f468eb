import { z } from 'zod';
import { callerWith, channelReader, long, number, short } from '../channel';

/** 媒体曝光: a report in the press or online. The ticket gets the tag `media`. */
export const media = channelReader(
  'media',
  z.strictObject({
    articleId: number,
    outlet: short,
    headline: short.optional(),
    text: long,
    address: short.optional(),
  }),
  ({ articleId, outlet, headline, text, address }) => ({
    externalNo: articleId,
    title: headline,
    caller: { ...callerWith({ name: outlet }), kind: 'company' },
    location: { address },
    narrative: text,
    tags: ['media'],
  }),
);
