import * as v from 'valibot';
import { SongError } from '../song/song-error.ts';
import { isSongText } from '../song/song-text.ts';
import type { GanModel } from './gan-model.ts';
import { GENERATOR_SHAPES } from './generator-layout.ts';
import { type QuantisedKernel, quantiseKernel, restoreKernel } from './quantise-kernel.ts';

/** What a file begins with: its kind and version. */
const MAGIC = 'GPM1';
/** Bytes of a header that nobody needs more of. */
const MOST_HEADER = 4096;

const count = v.pipe(
  v.number('must be a number'),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must not be negative'),
);
const text = v.pipe(v.string('must be text'), v.check(isSongText, 'must be one line of text'));
const HeaderSchema = v.strictObject({
  id: text,
  name: text,
  origin: text,
  seed: count,
  updates: count,
  samples: count,
});

const LAYERS = Object.entries(GENERATOR_SHAPES);
const BODY_BYTES = LAYERS.reduce((sum, [, [inputs, outputs]]) => sum + inputs * outputs + 8 * outputs, 0);

/**
 * A model as a file of some 300 kB: `GPM1`, the length of the header (uint32), the header (JSON in ASCII), then layer by layer a byte a weight,
 * the columns' scales and the biases (float32). All numbers little-endian.
 */
export function writeModelFile({ weights, ...header }: GanModel): Uint8Array {
  const head = asciiBytes(JSON.stringify(header));
  const bytes = new Uint8Array(MAGIC.length + 4 + head.length + BODY_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set(asciiBytes(MAGIC));
  view.setUint32(MAGIC.length, head.length, true);
  bytes.set(head, MAGIC.length + 4);
  let at = MAGIC.length + 4 + head.length;
  const writeFloats = (values: Float32Array): void => {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  };
  for (const [i, [, [, outputs]]] of LAYERS.entries()) {
    const { steps, scales } = quantiseKernel(weights[2 * i], outputs);
    bytes.set(new Uint8Array(steps.buffer), at);
    at += steps.length;
    writeFloats(scales);
    writeFloats(weights[2 * i + 1]);
  }
  return bytes;
}

/** @throws SongError for anything but a file of `writeModelFile`'s */
export function readModelFile(bytes: Uint8Array, file: string): GanModel {
  const fail = (field: string, rule: string, value?: unknown): never => {
    throw new SongError(file, field, rule, value);
  };
  const start = MAGIC.length + 4;
  if (bytes.length < start || asciiText(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    fail('byte 0', `must be ${MAGIC}: this is no music model`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint32(MAGIC.length, true);
  if (headLength > MOST_HEADER)
    fail(`byte ${MAGIC.length}`, `a header has at most ${MOST_HEADER} bytes`, headLength);
  const expected = start + headLength + BODY_BYTES;
  if (bytes.length !== expected)
    fail('length', `must be ${expected} bytes: it broke off, or is of another version`, bytes.length);

  const header = readHeader(bytes.subarray(start, start + headLength), file);
  let at = start + headLength;
  const readFloats = (length: number, field: string): Float32Array =>
    Float32Array.from({ length }, () => {
      const value = view.getFloat32(at, true);
      if (!Number.isFinite(value)) fail(field, `must be a number, at byte ${at}`, value);
      at += 4;
      return value;
    });
  const weights = LAYERS.flatMap(([name, [inputs, outputs]]) => {
    const steps = new Int8Array(inputs * outputs);
    steps.set(bytes.subarray(at, at + steps.length));
    at += steps.length;
    const kernel: QuantisedKernel = { steps, scales: readFloats(outputs, `${name}.scales`) };
    return [restoreKernel(kernel), readFloats(outputs, `${name}.biases`)];
  });
  return { ...header, weights };
}

/** JSON text as bytes: what is not ASCII is escaped, as JSON allows. */
function asciiBytes(text: string): Uint8Array {
  const escaped = text.replaceAll(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(escaped, (char) => char.charCodeAt(0));
}

function asciiText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function readHeader(bytes: Uint8Array, file: string): Omit<GanModel, 'weights'> {
  let header: unknown;
  try {
    header = JSON.parse(asciiText(bytes));
  } catch {
    throw new SongError(file, 'header', 'must be JSON');
  }
  const result = v.safeParse(HeaderSchema, header);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new SongError(file, `header.${v.getDotPath(issue) ?? ''}`, issue.message, issue.input);
}
