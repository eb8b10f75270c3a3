import { TrackFileError } from '../track-error.ts';
import { byteText } from './byte-text.ts';

/** A table of numbers from NumPy. */
export interface NpyArray {
  readonly rows: number;
  readonly columns: number;
  /** Row after row, [rows × columns]; may hold NaN and infinities, as files may. */
  readonly values: Float64Array;
}

/** Magic text, version, and a length of two bytes (version 1) or four. */
const MAGIC = '\x93NUMPY';
/** NumPy itself reads no longer header from a file that it does not trust. */
const MAX_HEADER = 10_000;

/**
 * Reads a two-dimensional array of float32 or float64, either byte order, either storage order, format 1 to 3.
 * Bytes behind the array are left alone, as NumPy does.
 * @throws TrackFileError
 * @see NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays"
 */
export function readNpyArray(bytes: Uint8Array, file: string): NpyArray {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, dataStart } = readHeader(view, bytes, file);
  const [, order, kind] = entry(
    header,
    'descr',
    /^'([<>])(f[48])'$/,
    "must be '<f8', '<f4', '>f8' or '>f4'",
    file,
  );
  const [isFortran] = entry(header, 'fortran_order', /^(?:True|False)$/, 'must be True or False', file);
  const [shape, rowText, columnText] = entry(
    header,
    'shape',
    /^\((-?\d+)L?, ?(-?\d+)L?\)$/,
    'must be two-dimensional, as in (119, 6)',
    file,
  );
  const rows = Number(rowText);
  const columns = Number(columnText);
  if (rows < 1 || columns < 1)
    throw new TrackFileError(file, 'header.shape', 'must have a row and a column or more', shape);
  const size = kind === 'f8' ? 8 : 4;
  const needed = rows * columns * size;
  if (!Number.isSafeInteger(needed))
    throw new TrackFileError(file, 'header.shape', 'must not be larger than files can be', shape);
  const found = bytes.byteLength - dataStart;
  if (found < needed) {
    throw new TrackFileError(
      file,
      'data',
      `truncated: the header promises ${needed} bytes of numbers`,
      found,
    );
  }
  const values = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = isFortran === 'True' ? column * rows + row : row * columns + column;
      const at = dataStart + size * index;
      const isLittle = order === '<';
      values[row * columns + column] =
        size === 8 ? view.getFloat64(at, isLittle) : view.getFloat32(at, isLittle);
    }
  }
  return { rows, columns, values };
}

function readHeader(view: DataView, bytes: Uint8Array, file: string): { header: string; dataStart: number } {
  if (byteText(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new TrackFileError(file, 'file', 'must be a NumPy array: it does not begin with \\x93NUMPY');
  }
  const version = bytes[MAGIC.length];
  const lengthAt = MAGIC.length + 2;
  const start = lengthAt + (version === 1 ? 2 : 4);
  if (bytes.length < start)
    throw new TrackFileError(file, 'header', 'truncated: the file ends in it', bytes.length);
  if (version < 1 || version > 3) throw new TrackFileError(file, 'version', 'must be 1, 2 or 3', version);
  const length = version === 1 ? view.getUint16(lengthAt, true) : view.getUint32(lengthAt, true);
  if (length > MAX_HEADER) {
    throw new TrackFileError(file, 'header', `must be at most ${MAX_HEADER} bytes long`, length);
  }
  if (bytes.length < start + length) {
    throw new TrackFileError(
      file,
      'header',
      `truncated: it should be ${length} bytes long`,
      bytes.length - start,
    );
  }
  return { header: byteText(bytes.subarray(start, start + length)), dataStart: start + length };
}

/** A value of the header, which is a Python dict written out: a tuple, a list, a text or a word. */
const VALUE = /^(?:\([^)]*\)?|\[[^\]]*\]?|'[^']*'?|[^,}]*)/;

/** What a pattern finds in the value of a key of the header. */
function entry(header: string, key: string, pattern: RegExp, rule: string, file: string): RegExpExecArray {
  const name = header.indexOf(`'${key}':`);
  if (name < 0) throw new TrackFileError(file, `header.${key}`, 'is missing');
  const [text] = VALUE.exec(header.slice(name + key.length + 3).trimStart())!;
  const match = pattern.exec(text.trimEnd());
  if (!match) throw new TrackFileError(file, `header.${key}`, rule, text.trimEnd());
  return match;
}
