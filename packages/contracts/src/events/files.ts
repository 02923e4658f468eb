import { z } from 'zod';
import { evidencePurpose, fileId, fileType, hotlineFilePurpose, unitId } from '../words';
import { hop } from './routing';

const file = {
  file: fileId.describe('SHA-256 of the stored content'),
  type: fileType,
  size: z.number().int().positive().describe('bytes'),
};

/** 添加材料: the hotline attached a recording of a call, what a caller sent, or a document of its own. */
export const fileAttached = z.object({ ...file, purpose: hotlineFilePurpose });
/** 调听录音: a person opened the recording of a call. After a leak, these events say who had heard it. */
export const recordingOpened = z.object({ file: fileId });
/** 上传证据: the lead or an assistant attached a photo, document or recording of its work. */
export const evidenceAttached = z.object({
  unit: unitId,
  ...file,
  purpose: evidencePurpose,
  round: z.number().int().positive(),
  hop,
});
