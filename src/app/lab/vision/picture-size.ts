/** Edges of a picture [pixels] */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** How many bytes at the beginning of a file are enough to know. */
export const HEAD_BYTES = 256 * 1024;

/**
 * How large a picture is by the head of its file, without decoding it: of PNG, GIF, BMP, WebP and JPEG.
 * @returns null for anything else, and where the head says nothing
 */
export function pictureSizeOf(head: Uint8Array): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const text = (at: number, length: number): string => String.fromCharCode(...head.subarray(at, at + length));
  if (head.length >= 24 && text(1, 3) === 'PNG')
    return { width: view.getUint32(16), height: view.getUint32(20) };
  if (head.length >= 10 && text(0, 3) === 'GIF')
    return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  if (head.length >= 26 && text(0, 2) === 'BM')
    return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
  if (head.length >= 30 && text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP')
    return sizeOfWebp(view, text(12, 4));
  if (head.length >= 4 && head[0] === 0xff && head[1] === 0xd8) return sizeOfJpeg(view);
  return null;
}

/** The three ways in which WebP writes a size (RFC 9649, sections 2.5 to 2.7). */
function sizeOfWebp(view: DataView, chunk: string): PictureSize | null {
  const low24 = (at: number): number => view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return { width: low24(24) + 1, height: low24(27) + 1 };
  if (chunk === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk !== 'VP8L') return null;
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

/** Goes from segment to segment to the frame's header (ITU-T T.81, B.2.2). */
function sizeOfJpeg(view: DataView): PictureSize | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
