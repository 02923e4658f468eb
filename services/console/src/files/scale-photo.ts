/** Longest side of a photo that is sent, in pixels. */
const LONGEST_SIDE = 1600;
const QUALITY = 0.85;
/** Photos that are smaller than this, in bytes, are sent as they are. */
const SMALL = 500_000;

/** A photo as a smaller JPEG, upright; every other file, and a photo that the browser cannot read, as it is. */
export async function scaled(file: File): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < SMALL) return file;
  try {
    const picture = await createImageBitmap(file);
    const factor = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * factor);
    canvas.height = Math.round(picture.height * factor);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const smaller = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
    return smaller && smaller.size < file.size ? smaller : file;
  } catch {
    return file;
  }
}
