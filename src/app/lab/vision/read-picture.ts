import { OWN_SIZE } from '../../../lab/vision/own-images.ts';
import { HEAD_BYTES, pictureSizeOf } from './picture-size.ts';

/** Larger files, and pictures of more pixels, are not opened: they would fill the memory. */
const MOST_BYTES = 40 * 2 ** 20;
const MOST_PIXELS = 80e6;
/** A picture that takes longer to decode is given up [ms] */
const PATIENCE = 10_000;

/**
 * The middle square of a picture file, as small as the network is given it.
 * @throws Error with one line: which file, and why not
 */
export async function readPicture(file: File): Promise<Uint8Array> {
  const { name, size, type } = file;
  if (size === 0) throw new Error(`${name}: is empty`);
  if (type === 'image/svg+xml' || /\.svgz?$/i.test(name))
    throw new Error(`${name}: is a drawing (SVG), not made of pixels. Save it as PNG first`);
  if (size > MOST_BYTES)
    throw new Error(
      `${name}: must be at most ${MOST_BYTES / 2 ** 20} MB (found ${(size / 2 ** 20).toFixed(0)} MB)`,
    );
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const found = pictureSizeOf(head);
  if (found !== null && found.width * found.height > MOST_PIXELS)
    throw new Error(
      `${name}: must have at most ${MOST_PIXELS / 1e6} million pixels (found ${found.width} × ${found.height})`,
    );
  const bitmap = await decode(file);
  try {
    return scaleDown(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** Of an animated picture the first frame. */
async function decode(file: File): Promise<ImageBitmap> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${file.name}: could not be decoded in ${PATIENCE / 1000} s`)),
      PATIENCE,
    );
  });
  const decoded = createImageBitmap(file).catch(() => {
    throw new Error(`${file.name}: is not a picture that this browser can read, or it is damaged`);
  });
  try {
    return await Promise.race([decoded, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The middle square of a picture or of a video's frame, in the size that the network is given, as red, green and blue.
 * @param width of the source @param height of the source, both above 0
 */
export function scaleDown(source: CanvasImageSource, width: number, height: number): Uint8Array {
  const canvas = new OffscreenCanvas(OWN_SIZE.width, OWN_SIZE.height);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  // What is transparent is on white, as most pages are.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, OWN_SIZE.width, OWN_SIZE.height);
  context.imageSmoothingQuality = 'high';
  const side = Math.min(width, height);
  context.drawImage(
    source,
    (width - side) / 2,
    (height - side) / 2,
    side,
    side,
    0,
    0,
    OWN_SIZE.width,
    OWN_SIZE.height,
  );
  const { data } = context.getImageData(0, 0, OWN_SIZE.width, OWN_SIZE.height);
  const pixels = new Uint8Array((data.length / 4) * 3);
  for (let i = 0; i < data.length / 4; i++) for (let c = 0; c < 3; c++) pixels[3 * i + c] = data[4 * i + c];
  return pixels;
}
