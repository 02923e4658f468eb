import { withoutJpegMetadata } from './jpeg';
import { withoutPngMetadata } from './png';
import { withoutWebpMetadata } from './webp';

export { DamagedPhoto } from './damaged-photo';

/** Removes location, time, device and texts from a photo, by its type. */
export const withoutMetadata = {
  jpeg: withoutJpegMetadata,
  png: withoutPngMetadata,
  webp: withoutWebpMetadata,
} as const;
