import { curveOf, Leveller } from './leveller.ts';

/** Level from which peaks are rounded, and the one that they never reach. */
const [ROUNDED, CEILING] = [0.7, 0.98];
/** Level up to which the curve of the peaks is drawn: +18 dB. */
const REACH = 8;

/** The end of the desk: all parts together become one sound that cannot clip, however many there are. */
export class Master {
  readonly input: GainNode;
  readonly #peaks: WaveShaperNode;

  constructor(context: BaseAudioContext) {
    const leveller = new Leveller(context);
    this.input = leveller.input;
    const down = new GainNode(context, { gain: 1 / REACH });
    this.#peaks = new WaveShaperNode(context, { curve: curveOf((level) => rounded(REACH * level)) });
    leveller.output.connect(down).connect(this.#peaks).connect(context.destination);
  }

  /** Takes it from the loudspeakers. */
  dispose(): void {
    this.#peaks.disconnect();
  }
}

/** A straight line, which bends towards the ceiling. */
function rounded(level: number): number {
  const above = Math.abs(level) - ROUNDED;
  if (above <= 0) return level;
  const room = CEILING - ROUNDED;
  return Math.sign(level) * (ROUNDED + room * Math.tanh(above / room));
}
