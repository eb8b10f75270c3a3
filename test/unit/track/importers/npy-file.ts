import { Track } from '../../../../src/track/track.ts';
import type { TrackFile } from '../../../../src/track/track-file.ts';

interface NpyOptions {
  readonly version?: 1 | 2 | 3;
  readonly descr?: string;
  readonly isFortran?: boolean;
  /** In place of the true one. */
  readonly shape?: string;
}

/** What `numpy.save` writes for a table of numbers. */
export function npyFile(rows: readonly (readonly number[])[], options: NpyOptions = {}): Uint8Array {
  const { version = 1, descr = '<f8', isFortran = false } = options;
  const columns = rows[0]?.length ?? 0;
  const shape = options.shape ?? `(${rows.length}, ${columns})`;
  const order = isFortran ? 'True' : 'False';
  const dict = `{'descr': '${descr}', 'fortran_order': ${order}, 'shape': ${shape}, }`;
  const prefix = version === 1 ? 10 : 12;
  const header = `${dict.padEnd(64 * Math.ceil((prefix + dict.length + 1) / 64) - prefix - 1)}\n`;
  const size = descr.endsWith('8') ? 8 : 4;
  const bytes = new Uint8Array(prefix + header.length + size * rows.length * columns);
  const view = new DataView(bytes.buffer);
  const write = (at: number, text: string): void =>
    bytes.set(
      Array.from(text, (c) => c.charCodeAt(0)),
      at,
    );
  write(0, '\x93NUMPY');
  bytes[6] = version;
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  write(prefix, header);
  rows.forEach((row, r) =>
    row.forEach((value, c) => {
      const at = prefix + header.length + size * (isFortran ? c * rows.length + r : r * columns + c);
      if (size === 8) view.setFloat64(at, value, descr.startsWith('<'));
      else view.setFloat32(at, value, descr.startsWith('<'));
    }),
  );
  return bytes;
}

/** A track as the rows of a DeepRacer route: centre, inner border, outer border, the first row once more at the end. */
export function routeRows(file: TrackFile): number[][] {
  const { centre, left, right } = new Track(file);
  const [inner, outer] = centre.isCounterClockwise ? [left, right] : [right, left];
  const rows = Array.from(centre.x, (_, i) => [centre, inner, outer].flatMap(({ x, y }) => [x[i], y[i]]));
  return [...rows, rows[0]];
}
