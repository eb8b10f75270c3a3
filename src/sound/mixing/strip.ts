/** How fast a slider is followed: time constant in seconds, too short to be noticed and long enough not to click. */
const GLIDE = 0.01;
/** Samples that a level is taken of: 46 ms at 44.1 kHz. */
const METER = 2048;

/** Where sound goes behind a strip. */
export interface Buses {
  readonly dry: AudioNode;
  readonly room: AudioNode;
}

/** One channel of the desk: volume → place between left and right → master and room; a meter behind the volume. */
export class Strip {
  /** Where notes go to. */
  readonly input: GainNode;
  readonly #volume: GainNode;
  readonly #panner: StereoPannerNode;
  readonly #send: GainNode;
  /** Made when first asked for: it costs time in renderings that nobody watches. */
  #meter: AnalyserNode | null = null;
  readonly #samples = new Float32Array(METER);

  constructor(context: BaseAudioContext, { dry, room }: Buses) {
    this.input = new GainNode(context);
    this.#volume = new GainNode(context);
    this.#panner = new StereoPannerNode(context);
    this.#send = new GainNode(context);
    this.input.connect(this.#volume).connect(this.#panner).connect(dry);
    this.#panner.connect(this.#send).connect(room);
  }

  /** Where the instrument stands. */
  place({ pan, room }: { readonly pan: number; readonly room: number }): void {
    this.#glide(this.#panner.pan, pan);
    this.#glide(this.#send.gain, room);
  }

  /** @param gain of its amplitude; 0 is silence */
  set gain(gain: number) {
    this.#glide(this.#volume.gain, gain);
  }

  /** Root mean square of what it lets through just now. */
  get level(): number {
    this.#meter ??= this.#connectMeter();
    this.#meter.getFloatTimeDomainData(this.#samples);
    return Math.sqrt(this.#samples.reduce((sum, sample) => sum + sample ** 2, 0) / METER);
  }

  dispose(): void {
    for (const node of [this.input, this.#volume, this.#panner, this.#send]) node.disconnect();
  }

  #connectMeter(): AnalyserNode {
    const meter = new AnalyserNode(this.input.context, { fftSize: METER });
    this.#volume.connect(meter);
    return meter;
  }

  #glide(param: AudioParam, value: number): void {
    const { currentTime } = this.input.context;
    // Before a context has begun there is nothing to glide from.
    if (currentTime === 0) param.value = value;
    else param.setTargetAtTime(value, currentTime, GLIDE);
  }
}
