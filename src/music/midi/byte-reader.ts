import { SongError } from '../song/song-error.ts';

/** Thrown by a `ByteReader` that has nothing left; whoever knows what was being read says what that means. */
export class EndOfBytes extends Error {}

/** Reads big-endian numbers out of a part of a file, never past its end. */
export class ByteReader {
  #at: number;

  constructor(
    private readonly bytes: Uint8Array,
    private readonly file: string,
    start = 0,
    private readonly end = bytes.length,
  ) {
    this.#at = start;
  }

  /** Place in the whole file. */
  get at(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.end;
  }

  /** The next byte, which stays where it is. */
  peek(): number {
    if (this.isAtEnd) throw new EndOfBytes();
    return this.bytes[this.#at];
  }

  uint(byteCount: number): number {
    let value = 0;
    for (const byte of this.take(byteCount)) value = value * 256 + byte;
    return value;
  }

  /** A byte of seven bits, as every byte after a message's first is. */
  data(): number {
    const value = this.uint(1);
    if (value > 127) throw this.error('must be a data byte below 128: the file is damaged', value, 1);
    return value;
  }

  /** A variable-length quantity: seven bits a byte, at most four of them. */
  quantity(): number {
    const start = this.#at;
    let value = 0;
    for (let count = 0; count < 4; count++) {
      const byte = this.uint(1);
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
    throw this.error(
      'must be a number of at most four bytes: the file is damaged',
      undefined,
      this.#at - start,
    );
  }

  /** A view of the next bytes, not a copy. */
  take(byteCount: number): Uint8Array {
    if (byteCount > this.end - this.#at) throw new EndOfBytes();
    this.#at += byteCount;
    return this.bytes.subarray(this.#at - byteCount, this.#at);
  }

  /** @param back how many bytes ago the fault began */
  error(rule: string, value?: unknown, back = 0): SongError {
    return new SongError(this.file, `byte ${this.#at - back}`, rule, value);
  }
}
