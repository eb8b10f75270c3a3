const HEADER_BYTES = 44;
/** Bytes of a sample of one channel. */
const SAMPLE_BYTES = 2;
const PCM = 1;
const LOUDEST = 32_767;

/**
 * Sound as a WAV file of 16-bit PCM, the one that every program opens (RIFF, Microsoft and IBM 1991). Samples are rounded,
 * and cut off at −1 and 1; what is no number is silence.
 * @param channels of the same length: one, or left and right
 * @param sampleRate frames a second
 * @throws RangeError where channels differ in length, or a WAV file cannot be so long
 */
export function writeWav(channels: readonly Float32Array[], sampleRate: number): Uint8Array<ArrayBuffer> {
  const frames = channels[0]?.length ?? 0;
  if (channels.some(({ length }) => length !== frames))
    throw new RangeError(
      `Channels of ${channels.map(({ length }) => length).join(' and ')} frames: must be as long`,
    );
  const frameBytes = SAMPLE_BYTES * channels.length;
  const dataBytes = frames * frameBytes;
  if (dataBytes > 0xffff_ffff - HEADER_BYTES)
    throw new RangeError(`${frames} frames: a WAV file holds at most 4 GB`);
  const bytes = new Uint8Array(HEADER_BYTES + dataBytes);
  const view = new DataView(bytes.buffer);
  putText(bytes, 0, 'RIFF');
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  putText(bytes, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, PCM, true);
  view.setUint16(22, channels.length, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * frameBytes, true);
  view.setUint16(32, frameBytes, true);
  view.setUint16(34, 8 * SAMPLE_BYTES, true);
  putText(bytes, 36, 'data');
  view.setUint32(40, dataBytes, true);
  for (let i = 0, at = HEADER_BYTES; i < frames; i++)
    for (const channel of channels) {
      view.setInt16(at, Math.round(LOUDEST * Math.min(1, Math.max(-1, channel[i]))), true);
      at += SAMPLE_BYTES;
    }
  return bytes;
}

function putText(bytes: Uint8Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.codePointAt(i)!;
}
