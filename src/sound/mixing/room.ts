import { Rng } from '../../math/rng.ts';
import { bandpass, filtered } from '../synthesis/biquad.ts';

/** Seconds until the room has lost 60 dB. */
const DECAY = 1.2;
/** Seconds before the first wall answers. */
const FIRST_WALL = 0.012;
/** How loud it is of what is sent into it, in the middle of hearing. */
const LEVEL = 1.5;
/** How fast a room is silent that is to be: time constant in seconds. */
const FADE = 0.005;
/** Seconds after which it is, and so are the notes that were sent into it. */
const SILENT = 8 * FADE;

/** The room that all instruments stand in: noise that dies away, its highs first, folded with what is sent into it. */
export class Room {
  readonly #context: BaseAudioContext;
  readonly #out: AudioNode;
  readonly #answer: AudioBuffer;
  /** Where instruments send to. */
  readonly input: GainNode;
  #walls: Walls;

  constructor(out: AudioNode) {
    this.#context = out.context;
    this.#out = out;
    this.#answer = answerOf(this.#context.sampleRate);
    this.input = new GainNode(this.#context);
    this.#walls = this.#build();
  }

  /** Silences what still sounds in it; what comes when that is done sounds in a new one. */
  hush(time: number): void {
    const { door, convolver, gate } = this.#walls;
    gate.gain.setTargetAtTime(0, time, FADE);
    this.input.disconnect(door);
    this.#walls = this.#build();
    this.#walls.door.gain.setValueAtTime(0, 0);
    this.#walls.door.gain.setValueAtTime(1, time + SILENT);
    const end = new ConstantSourceNode(this.#context, { offset: 0 });
    end.addEventListener('ended', () => {
      for (const node of [door, convolver, gate]) node.disconnect();
    });
    end.connect(gate);
    end.start();
    end.stop(time + SILENT);
  }

  #build(): Walls {
    const door = new GainNode(this.#context);
    const convolver = new ConvolverNode(this.#context, { buffer: this.#answer, disableNormalization: true });
    const gate = new GainNode(this.#context);
    this.input.connect(door).connect(convolver).connect(gate).connect(this.#out);
    return { door, convolver, gate };
  }
}

/** A room between its door and the way out. */
interface Walls {
  readonly door: GainNode;
  readonly convolver: ConvolverNode;
  readonly gate: GainNode;
}

/** What the room answers to a clap, on both sides. */
function answerOf(sampleRate: number): AudioBuffer {
  const length = Math.round(DECAY * sampleRate);
  const buffer = new AudioBuffer({ numberOfChannels: 2, length, sampleRate });
  const rng = new Rng(1);
  for (const side of [0, 1]) {
    const answer = reverberation(length, sampleRate, rng);
    const scale = LEVEL / gainInTheMiddle(answer, sampleRate);
    buffer.copyToChannel(
      answer.map((sample) => scale * sample),
      side,
    );
  }
  return buffer;
}

/** Noise that dies away, and whose edge falls from 9 to 1.5 kHz: the air takes the highs. */
function reverberation(length: number, sampleRate: number, rng: Rng): Float32Array<ArrayBuffer> {
  const answer = new Float32Array(length);
  let dull = 0;
  for (let i = Math.round(FIRST_WALL * sampleRate); i < length; i++) {
    const seconds = i / sampleRate;
    const pole = Math.exp((-2 * Math.PI * (1500 + 7500 * Math.exp(-4 * seconds))) / sampleRate);
    dull += (1 - pole) * (2 * rng.uniform() - 1 - dull);
    answer[i] = dull * 10 ** ((-3 * seconds) / DECAY);
  }
  return answer;
}

/** By how much it changes the amplitude of what lies around 1 kHz, where most of music is. */
function gainInTheMiddle(answer: Float32Array, sampleRate: number): number {
  const band = bandpass(1000, 0.5, sampleRate);
  const clap = new Float32Array(answer.length);
  clap[0] = 1;
  const energy = (sound: Float32Array): number => sound.reduce((sum, sample) => sum + sample ** 2, 0);
  return Math.sqrt(energy(filtered(answer, band)) / energy(filtered(clap, band)));
}
