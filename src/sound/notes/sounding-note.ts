/** Time constant of a note that is cut off, in seconds: silent after 30 ms, and no click. */
const CUT = 0.005;
/** Time constants after which nothing is heard: −52 dB. */
const SILENT = 6;

/** The nodes of a note. */
interface NoteParts {
  readonly source: AudioBufferSourceNode;
  /** The note's level, which ends it. */
  readonly gate: GainNode;
  /** All nodes, to be taken apart at the end. */
  readonly nodes: readonly AudioNode[];
}

/** A note that sounds, or will. Times are seconds of its context. */
export class SoundingNote {
  readonly #parts: NoteParts;
  /** When its recording is over. */
  readonly #over: number;
  readonly #release: number;
  /** From when on its end is planned. */
  #endsAt = Infinity;
  #silentAt: number;
  #isCut = false;

  /**
   * @param start when it begins
   * @param seconds after which its recording is over; Infinity of a loop
   * @param release time constant of its end; Infinity where letting the key go is not heard
   */
  constructor(
    parts: NoteParts,
    readonly start: number,
    seconds: number,
    release: number,
  ) {
    this.#parts = parts;
    this.#release = release;
    this.#over = start + seconds;
    this.#silentAt = this.#over;
    parts.source.addEventListener('ended', () => {
      for (const node of parts.nodes) node.disconnect();
    });
  }

  /** When it is silent at the latest. */
  get silentAt(): number {
    return this.#silentAt;
  }

  /** Whether it was silenced and will not be heard any more, but for its last milliseconds. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** When the key is let go, as far as that is known. */
  get endsAt(): number {
    return this.#endsAt;
  }

  /** Lets the key go at a time, also if another was planned. */
  release(time: number): void {
    if (this.#release < Infinity) this.#end(Math.max(time, this.start), this.#release);
  }

  /** Silences it; what has not begun by then is never heard. */
  cut(time: number): void {
    this.#isCut = true;
    if (time > this.start) {
      if (this.#silentAt > time) this.#end(time, CUT);
      return;
    }
    this.#silentAt = this.start;
    // Not taken apart here: a source that nobody asks for its sound would wait for its end for ever.
    this.#parts.source.stop(0);
  }

  #end(time: number, constant: number): void {
    const { source, gate } = this.#parts;
    gate.gain.cancelScheduledValues(Math.min(time, this.#endsAt));
    gate.gain.setTargetAtTime(0, time, constant);
    this.#endsAt = time;
    this.#silentAt = Math.min(this.#over, time + SILENT * constant);
    source.stop(this.#silentAt);
  }
}
