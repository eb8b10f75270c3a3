/** Mean level in decibels above which it holds back, and to which share of what is above. */
const [THRESHOLD, SHARE] = [-17, 1 / 3];
/** How fast the mean follows, in Hz: slower than the lowest note, faster than a bar. */
const FOLLOW = 5;
/** Critically damped: the mean does not swing over. In decibels, as filters count it. */
const DAMPED = -6;
/** Highest amplitude that is told from higher ones. */
const REACH = 2;
const CURVE_POINTS = 8193;

/**
 * Holds back what is loud on the whole, out of plain nodes: square → mean → gain. A browser's own compressor would raise
 * everything by some decibels, swallow the first tenth of a second after it was made, and come 6 ms late.
 */
export class Leveller {
  readonly input: GainNode;
  readonly output: GainNode;

  constructor(context: BaseAudioContext) {
    this.input = new GainNode(context);
    this.output = new GainNode(context);
    const down = new GainNode(context, { gain: 1 / REACH });
    const square = new WaveShaperNode(context, { curve: curveOf((sample) => sample ** 2) });
    const mean = new BiquadFilterNode(context, {
      type: 'lowpass',
      frequency: FOLLOW,
      Q: DAMPED,
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    const change = new WaveShaperNode(context, { curve: curveOf((power) => gainAt(REACH ** 2 * power) - 1) });
    this.input.connect(this.output);
    this.input.connect(down).connect(square).connect(mean).connect(change).connect(this.output.gain);
  }
}

/** By how much a sound of this mean power is changed. */
function gainAt(power: number): number {
  const above = 10 * Math.log10(Math.max(power, 1e-9)) - THRESHOLD;
  return above <= 0 ? 1 : 10 ** ((-above * (1 - SHARE)) / 20);
}

/** A function of −1 … 1 as a shaper takes it. */
export function curveOf(f: (level: number) => number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: CURVE_POINTS }, (_, i) => f((2 * i) / (CURVE_POINTS - 1) - 1));
}
