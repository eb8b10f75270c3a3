/** Longer, or broken, compressed data. */
export class CompressedDataError extends Error {
  override readonly name = 'CompressedDataError';
}

/** Text as deflated (RFC 1951) UTF-8 in base64url (RFC 4648 §5), which an address can carry as it is. */
export async function compress(text: string): Promise<string> {
  const deflated = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')));
  const binary = Array.from(deflated, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The text behind `compress`. Stops as soon as it is longer than it may be: a few bytes can stand for gigabytes.
 * @param maxBytes of the text in UTF-8
 * @throws CompressedDataError
 */
export async function decompress(packed: string, maxBytes: number): Promise<string> {
  if (!/^[\w-]+$/.test(packed)) throw new CompressedDataError('it has letters that no link has');
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const deflated = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    const inflated = new Blob([deflated]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(inflated, maxBytes));
  } catch (error) {
    if (error instanceof CompressedDataError) throw error;
    throw new CompressedDataError('it was cut off or changed on its way');
  }
}

async function bytesOf(stream: ReadableStream<Uint8Array>, maxBytes = Infinity): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > maxBytes) {
      void reader.cancel();
      throw new CompressedDataError('it holds more than any link of this page');
    }
    parts.push(next.value);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
