import type { Refused } from '@hotline/runtime';

/** `most`: number of files that the pack allows for a ticket. */
export const tooManyFiles = (most: number): Refused => ({
  refused: 'too-many-files',
  detail: {
    zh: `承办单位已向该工单上传${most}个文件，不能再传`,
    en: `The units have attached ${most} files to this ticket, which is the most`,
  },
  hint: { zh: '请用已上传的文件作为证据', en: 'Use the files that are there as evidence' },
});

/** `count`: how many of the named files are not with the ticket. */
export const unknownFiles = (count: number): Refused => ({
  refused: 'unknown-file',
  detail: {
    zh: `所列证据中有${count}件不是本轮办理中上传到本工单的文件`,
    en: `${count} of the named files ${count === 1 ? 'was' : 'were'} not attached to this ticket in this round of work`,
  },
  hint: { zh: '请先上传照片或文件，再选作证据', en: 'Attach the photo or file first, then name it as evidence' },
});
