import { Buffer } from 'node:buffer';
import { crc32 } from 'node:zlib';

/**
 * A wheel of pure Python: a zip archive with the files and the metadata that installers look for (PEP 427), stored without
 * compression.
 * @param files text by path
 */
export function makeWheel(name: string, version: string, files: Record<string, string>): Buffer<ArrayBuffer> {
  const info = `${name}-${version}.dist-info`;
  return zip({
    ...files,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: 'Wheel-Version: 1.0\nGenerator: by hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    [`${info}/RECORD`]: '',
  });
}

/** A zip archive (APPNOTE 6.3): the files one after the other, then the directory of them, then where that begins. */
function zip(files: Record<string, string>): Buffer<ArrayBuffer> {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, data] = [Buffer.from(path), Buffer.from(text)];
    // Version needed, flags, method, time, date, checksum, sizes, lengths.
    const common = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, 0x21], [4, crc32(data)]);
    const sizes = numbers([4, data.length], [4, data.length], [2, name.length], [2, 0]);
    const body = Buffer.concat([numbers([4, 0x04034b50]), common, sizes, name, data]);
    const place = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    directory.push(Buffer.concat([numbers([4, 0x02014b50], [2, 20]), common, sizes, place, name]));
    bodies.push(body);
    offset += body.length;
  }
  const entries = Buffer.concat(directory);
  const count = directory.length;
  const end = numbers(
    [4, 0x06054b50],
    [4, 0],
    [2, count],
    [2, count],
    [4, entries.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...bodies, entries, end]);
}

/** Little-endian numbers, each with its size in bytes. */
function numbers(...values: (readonly [size: number, value: number])[]): Buffer {
  const buffer = Buffer.alloc(values.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of values) at = buffer.writeUIntLE(value, at, size);
  return buffer;
}
