import { fingerprint } from '../fingerprint.ts';
import { RunFileError } from './run-file-error.ts';

/** What there is to go on from, as files: the tree as JSON, the numbers of its typed arrays beside it. */
export interface StateFiles {
  readonly 'state.json': string;
  /** Little-endian, in the order in which the tree names them, each from a multiple of 8 on. */
  readonly 'state.bin': Uint8Array;
}

const ARRAYS = {
  Float32Array,
  Float64Array,
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Int8Array,
  Int16Array,
  Int32Array,
} as const;
type ArrayName = keyof typeof ARRAYS;

/** The only key of what JSON has no word for. */
const ARRAY = '$array';
const NUMBER = '$number';
/** Numbers that JSON does not tell apart, or not at all. */
const ODD: ReadonlyMap<string, number> = new Map([
  ['-0', -0],
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);
const ALIGNMENT = 8;
/** Far deeper than anything that is saved. */
const MOST_DEPTH = 32;

/** Writes a tree of plain objects, lists, texts, numbers and typed arrays, bit for bit. */
export function writeState(state: unknown): StateFiles {
  const arrays: Uint8Array[] = [];
  const tree = encode(state, arrays);
  const bytes = new Uint8Array(arrays.reduce((sum, { length }) => sum + aligned(length), 0));
  let at = 0;
  for (const array of arrays) {
    bytes.set(array, at);
    at += aligned(array.length);
  }
  const head = { format: 'grad-prix-state', version: 1, fingerprint: fingerprint(bytes) };
  return { 'state.json': `${JSON.stringify({ ...head, state: tree })}\n`, 'state.bin': bytes };
}

/**
 * Reads what `writeState` has written; what the tree is must be checked by who knows.
 * @param name the folder's name, for messages
 * @throws RunFileError
 */
export function readState(files: StateFiles, name: string): unknown {
  const file = `${name}/state.json`;
  const json = parse(files['state.json'], file);
  const { format, version, fingerprint: print, state } = Object(json) as Record<string, unknown>;
  if (format !== 'grad-prix-state')
    throw new RunFileError(file, 'format', 'must be "grad-prix-state"', format);
  if (version !== 1)
    throw new RunFileError(file, 'version', 'must be 1: this program reads version 1', version);
  const bytes = files['state.bin'];
  if (print !== fingerprint(bytes))
    throw new RunFileError(`${name}/state.bin`, 'file', 'must be the numbers that state.json came with');
  const reader = new ArrayReader(bytes, file);
  const tree = decode(state, reader, file, 0);
  reader.end();
  return tree;
}

function encode(value: unknown, arrays: Uint8Array[]): unknown {
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { [NUMBER]: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => encode(item, arrays));
  if (!ArrayBuffer.isView(value))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encode(item, arrays)]));
  const { buffer, byteOffset, byteLength } = value;
  arrays.push(new Uint8Array(buffer, byteOffset, byteLength));
  return { [ARRAY]: value.constructor.name, length: (value as unknown as ArrayLike<number>).length };
}

function decode(value: unknown, arrays: ArrayReader, file: string, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > MOST_DEPTH) throw new RunFileError(file, 'state', `must be at most ${MOST_DEPTH} levels deep`);
  if (Array.isArray(value)) return value.map((item) => decode(item, arrays, file, depth + 1));
  if (Object.hasOwn(value, ARRAY)) return arrays.next(value as Record<string, unknown>);
  if (Object.hasOwn(value, NUMBER)) {
    const word = (value as Record<string, unknown>)[NUMBER];
    const number = typeof word === 'string' ? ODD.get(word) : undefined;
    if (number === undefined) throw new RunFileError(file, NUMBER, 'must be -0, NaN or infinite', word);
    return number;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, decode(item, arrays, file, depth + 1)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Takes typed arrays from bytes, one after the other: so they cannot be more than there are. */
class ArrayReader {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  #at = 0;

  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#file = file;
  }

  next({ [ARRAY]: name, length }: Record<string, unknown>): ArrayBufferView {
    if (typeof name !== 'string' || !Object.hasOwn(ARRAYS, name))
      throw new RunFileError(this.#file, ARRAY, `must be ${Object.keys(ARRAYS).join(', ')}`, name);
    const kind = ARRAYS[name as ArrayName];
    const end = this.#at + Number(length) * kind.BYTES_PER_ELEMENT;
    if (!Number.isSafeInteger(length) || Number(length) < 0 || end > this.#bytes.length)
      throw new RunFileError(this.#file, 'length', 'must be a number of values that state.bin holds', length);
    const own = this.#bytes.slice(this.#at, end);
    this.#at = aligned(end);
    return new kind(own.buffer);
  }

  /** @throws RunFileError where something is left */
  end(): void {
    const { length } = this.#bytes;
    if (this.#at !== length)
      throw new RunFileError(this.#file, 'state', `must name all ${length} bytes of state.bin`, this.#at);
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RunFileError(file, 'file', `must be JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
