import { Rng } from '../../math/rng.ts';

/** Seconds until the room has lost 60 dB. */
const DECAY = 1.2;
/** Seconds before the first wall answers. */
const FIRST_WALL = 0.012;
/** How fast a sound is out of a room that is to be silent: time constant in seconds. */
const FADE = 0.005;

/** The room that all instruments stand in: noise that dies away, its highs first, folded with what is sent into it. */
export class Room {
  readonly #context: BaseAudioContext;
  readonly #out: AudioNode;
  readonly #answer: AudioBuffer;
  /** Where instruments send to. */
  readonly input: GainNode;
  #walls: readonly [ConvolverNode, GainNode];

  constructor(out: AudioNode) {
    this.#context = out.context;
    this.#out = out;
    this.#answer = answerOf(this.#context.sampleRate);
    this.input = new GainNode(this.#context);
    this.#walls = this.#build();
  }

  /** Silences what still sounds in it; what comes from now on sounds in a new one. */
  hush(time: number): void {
    const [walls, gate] = this.#walls;
    gate.gain.setTargetAtTime(0, time, FADE);
    this.input.disconnect(walls);
    this.#walls = this.#build();
    const end = new ConstantSourceNode(this.#context, { offset: 0 });
    end.addEventListener('ended', () => {
      walls.disconnect();
      gate.disconnect();
    });
    end.connect(gate);
    end.start();
    end.stop(time + 12 * FADE);
  }

  #build(): [ConvolverNode, GainNode] {
    const walls = new ConvolverNode(this.#context, { buffer: this.#answer, disableNormalization: true });
    const gate = new GainNode(this.#context);
    this.input.connect(walls).connect(gate).connect(this.#out);
    return [walls, gate];
  }
}

/** What the room answers to a clap, on both sides, with the power of the clap. */
function answerOf(sampleRate: number): AudioBuffer {
  const length = Math.round(DECAY * sampleRate);
  const buffer = new AudioBuffer({ numberOfChannels: 2, length, sampleRate });
  const rng = new Rng(1);
  const first = Math.round(FIRST_WALL * sampleRate);
  for (const side of [0, 1]) {
    const answer = new Float32Array(length);
    let dull = 0;
    let power = 0;
    for (let i = first; i < length; i++) {
      const seconds = i / sampleRate;
      // The air takes the highs: the edge falls from 9 to 1.5 kHz.
      const pole = Math.exp((-2 * Math.PI * (1500 + 7500 * Math.exp(-4 * seconds))) / sampleRate);
      dull += (1 - pole) * (2 * rng.uniform() - 1 - dull);
      answer[i] = dull * 10 ** ((-3 * seconds) / DECAY);
      power += answer[i] ** 2;
    }
    buffer.copyToChannel(
      answer.map((sample) => sample / Math.sqrt(power)),
      side,
    );
  }
  return buffer;
}
