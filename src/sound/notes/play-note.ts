import { clamp } from '../../math/scalar.ts';
import type { Tone, Vibrato, Voice } from '../voices/voice.ts';
import { hertzOf } from '../voices/pitch.ts';
import type { PlayableRecording } from './recordings.ts';
import { SoundingNote } from './sounding-note.ts';

/** A key that goes down. */
export interface KeyPress {
  /** Seconds of the context. */
  readonly time: number;
  readonly pitch: number;
  /** 1 … 127. */
  readonly velocity: number;
}

const MIDDLE_C = 60;
/** Mezzo-forte: recordings are as loud as this velocity plays them. */
const MEZZO_FORTE = 80;
/** Of a lowpass that raises nothing at its edge, in decibels. */
const FLAT = -3;
/** How level grows with velocity: 11 dB between 40 and 80, as samplers do. */
const LEVEL_CURVE = 1.8;

/** Puts a note into a context's future: recording → brightness → level → `out`. Its end comes with `release`. */
export function playNote(
  out: AudioNode,
  voice: Voice,
  { buffer, hertz, loopStart }: PlayableRecording,
  { time, pitch, velocity }: KeyPress,
): SoundingNote {
  const { context } = out;
  // On a sample, so that every turn of a loop is the same, bit for bit.
  const start = Math.round(Math.max(time, context.currentTime) * context.sampleRate) / context.sampleRate;
  const rate = hertz === null ? 1 : hertzOf(pitch) / hertz;
  const source = new AudioBufferSourceNode(context, { buffer, playbackRate: rate });
  const tone = toneFilter(context, voice.tone, {
    time: start,
    pitch: hertz === null ? MIDDLE_C : pitch,
    velocity,
  });
  const level = (velocity / MEZZO_FORTE) ** LEVEL_CURVE;
  const gate = new GainNode(context, { gain: voice.attack ? 0 : level });
  if (voice.attack) gate.gain.setTargetAtTime(level, start, voice.attack);
  source.connect(tone).connect(gate).connect(out);
  const nodes: AudioNode[] = [source, tone, gate];
  const seconds = loopStart === null ? buffer.duration / rate : Infinity;
  if (loopStart !== null) Object.assign(source, { loop: true, loopStart, loopEnd: buffer.duration });
  if (voice.vibrato) nodes.push(...waver(source, rate, voice.vibrato, start));
  source.start(start, loopStart === 0 ? entry(pitch, buffer.duration) : 0);
  return new SoundingNote({ source, gate, nodes }, start, seconds, voice.release);
}

/** Where in its loop a pitch begins: notes of one recording that sound together must not be copies of each other. */
function entry(pitch: number, seconds: number): number {
  return ((pitch * 0.618) % 1) * seconds;
}

function toneFilter(
  context: BaseAudioContext,
  tone: Tone,
  { time, pitch, velocity }: KeyPress,
): BiquadFilterNode {
  const harder = (velocity - MEZZO_FORTE) / 126;
  const octaves = (tone.follow * (pitch - MIDDLE_C)) / 12 + tone.octaves * harder;
  const edge = (hertz: number): number => clamp(hertz, 40, 0.45 * context.sampleRate);
  const rest = tone.hertz * 2 ** octaves;
  const filter = new BiquadFilterNode(context, { type: 'lowpass', Q: FLAT, frequency: edge(rest) });
  if (tone.sweep) {
    // New coefficients for each block, not for each sample: a third of the time of the whole.
    filter.frequency.automationRate = 'k-rate';
    filter.frequency.setValueAtTime(edge(rest * 2 ** tone.sweep.octaves), time);
    filter.frequency.setTargetAtTime(edge(rest), time, tone.sweep.seconds);
  }
  return filter;
}

/** A slow wave on the pitch, which grows in. */
function waver(source: AudioBufferSourceNode, rate: number, vibrato: Vibrato, start: number): AudioNode[] {
  const { context } = source;
  const wave = new OscillatorNode(context, { frequency: vibrato.hertz });
  const depth = new GainNode(context, { gain: 0 });
  depth.gain.setTargetAtTime(rate * (2 ** (vibrato.cents / 1200) - 1), start + vibrato.after, 0.2);
  wave.connect(depth).connect(source.playbackRate);
  wave.start(start);
  source.addEventListener('ended', () => wave.stop());
  return [wave, depth];
}
