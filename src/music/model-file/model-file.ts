import * as v from 'valibot';
import type { DenseShapes } from '../../nn/dense-shapes.ts';
import { SongError } from '../song/song-error.ts';
import { isSongText } from '../song/song-text.ts';
import { type QuantisedKernel, quantiseKernel, restoreKernel } from './quantise-kernel.ts';

/** Bytes of a header that nobody needs more of. */
const MOST_HEADER = 4096;

/** A whole number in a header. */
export const headerCount = v.pipe(
  v.number('must be a number'),
  v.safeInteger('must be a whole number'),
  v.minValue(0, 'must not be negative'),
);
/** A line of text in one. */
export const headerText = v.pipe(v.string('must be text'), v.check(isSongText, 'must be one line of text'));

/** As `DenseLayers` keeps them. */
interface Weights {
  readonly weights: readonly Float32Array[];
}

/**
 * A kind of file that holds a network of dense layers, a byte a weight: its four letters, the length of the header (uint32), the header
 * (JSON in ASCII), then layer by layer the weights as steps, the columns' scales and the biases (float32). All numbers little-endian.
 */
export class ModelFile<Header extends object> {
  readonly #magic: string;
  readonly #header: v.GenericSchema<unknown, Header>;
  readonly #layers: readonly (readonly [name: string, shape: readonly [inputs: number, outputs: number]])[];
  readonly #bodyBytes: number;

  /** @param magic four letters, the kind and its version @param header what is said of the model */
  constructor(magic: string, header: v.GenericSchema<unknown, Header>, shapes: DenseShapes) {
    this.#magic = magic;
    this.#header = header;
    this.#layers = Object.entries(shapes);
    this.#bodyBytes = this.#layers.reduce(
      (sum, [, [inputs, outputs]]) => sum + inputs * outputs + 8 * outputs,
      0,
    );
  }

  write(header: Header, weights: readonly Float32Array[]): Uint8Array {
    const head = asciiBytes(JSON.stringify(header));
    const start = this.#magic.length + 4;
    const bytes = new Uint8Array(start + head.length + this.#bodyBytes);
    const view = new DataView(bytes.buffer);
    bytes.set(asciiBytes(this.#magic));
    view.setUint32(this.#magic.length, head.length, true);
    bytes.set(head, start);
    let at = start + head.length;
    const writeFloats = (values: Float32Array): void => {
      for (const value of values) {
        view.setFloat32(at, value, true);
        at += 4;
      }
    };
    for (const [i, [, [, outputs]]] of this.#layers.entries()) {
      const { steps, scales } = quantiseKernel(weights[2 * i], outputs);
      bytes.set(new Uint8Array(steps.buffer), at);
      at += steps.length;
      writeFloats(scales);
      writeFloats(weights[2 * i + 1]);
    }
    return bytes;
  }

  /** @throws SongError for anything but a file of `write`'s */
  read(bytes: Uint8Array, file: string): Header & Weights {
    const fail = (field: string, rule: string, value?: unknown): never => {
      throw new SongError(file, field, rule, value);
    };
    const start = this.#magic.length + 4;
    const magic = asciiText(bytes.subarray(0, this.#magic.length));
    const isKind = magic.slice(0, -1) === this.#magic.slice(0, -1);
    if (isKind && magic !== this.#magic)
      fail(
        'byte 3',
        `is of version ${magic.at(-1)}, which has other layers than ${this.#magic.at(-1)}: train it anew`,
      );
    if (bytes.length < start || magic !== this.#magic)
      fail('byte 0', `must begin with "${this.#magic}": this is no music model`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const headLength = view.getUint32(this.#magic.length, true);
    if (headLength > MOST_HEADER)
      fail(`byte ${this.#magic.length}`, `a header has at most ${MOST_HEADER} bytes`, headLength);
    const expected = start + headLength + this.#bodyBytes;
    if (bytes.length !== expected)
      fail('length', `must be ${expected} bytes: it broke off, or is of another version`, bytes.length);

    const header = this.#readHeader(bytes.subarray(start, start + headLength), file);
    let at = start + headLength;
    const readFloats = (length: number, field: string): Float32Array =>
      Float32Array.from({ length }, () => {
        const value = view.getFloat32(at, true);
        if (!Number.isFinite(value)) fail(field, `must be a number, at byte ${at}`, value);
        at += 4;
        return value;
      });
    const weights = this.#layers.flatMap(([name, [inputs, outputs]]) => {
      const steps = new Int8Array(inputs * outputs);
      steps.set(bytes.subarray(at, at + steps.length));
      at += steps.length;
      const kernel: QuantisedKernel = { steps, scales: readFloats(outputs, `${name}.scales`) };
      return [restoreKernel(kernel), readFloats(outputs, `${name}.biases`)];
    });
    return { ...header, weights };
  }

  #readHeader(bytes: Uint8Array, file: string): Header {
    let header: unknown;
    try {
      header = JSON.parse(asciiText(bytes));
    } catch {
      throw new SongError(file, 'header', 'must be JSON');
    }
    const result = v.safeParse(this.#header, header);
    if (result.success) return result.output;
    const [issue] = result.issues;
    throw new SongError(file, `header.${v.getDotPath(issue) ?? ''}`, issue.message, issue.input);
  }
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
