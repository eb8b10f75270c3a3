/** Where the compressor begins, in decibels, and how much it holds back above. */
const THRESHOLD = -10;
const RATIO = 6;
const KNEE = 6;
/** Decibels by which a browser's compressor raises everything at these settings: taken back. */
const MAKE_UP = 3.81;
/** Level from which peaks are rounded, and the one that they never reach. */
const [ROUNDED, CEILING] = [0.75, 0.98];
/** Level up to which the curve of the peaks is drawn: +24 dB. */
const REACH = 16;
const CURVE_POINTS = 8193;

/** The end of the desk: all parts together become one sound that cannot clip, however many there are. */
export class Master {
  readonly input: GainNode;
  readonly #peaks: WaveShaperNode;

  constructor(context: BaseAudioContext) {
    this.input = new GainNode(context);
    const compressor = new DynamicsCompressorNode(context, {
      threshold: THRESHOLD,
      ratio: RATIO,
      knee: KNEE,
      attack: 0.004,
      release: 0.2,
    });
    const down = new GainNode(context, { gain: 10 ** (-MAKE_UP / 20) / REACH });
    this.#peaks = new WaveShaperNode(context, { curve: peakCurve() });
    this.input.connect(compressor).connect(down).connect(this.#peaks).connect(context.destination);
  }

  /** Takes it from the loudspeakers. */
  dispose(): void {
    this.#peaks.disconnect();
  }
}

/** A straight line, which bends towards the ceiling. */
function peakCurve(): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: CURVE_POINTS }, (_, i) => {
    const level = REACH * ((2 * i) / (CURVE_POINTS - 1) - 1);
    const above = Math.abs(level) - ROUNDED;
    if (above <= 0) return level;
    const room = CEILING - ROUNDED;
    return Math.sign(level) * (ROUNDED + room * Math.tanh(above / room));
  });
}
