import { meanLoudness, momentaryLoudness } from '../synthesis/loudness.ts';
import type { Recording } from '../synthesis/recording.ts';
import type { Voice } from '../voices/voice.ts';

/** A recording as the context plays it. */
export interface PlayableRecording {
  readonly buffer: AudioBuffer;
  readonly hertz: number | null;
  /** Seconds; null where there is no loop. */
  readonly loopStart: number | null;
}

/** Semitones that share a recording: stretched by more, voices sound like toys. */
const ZONE = 3;
/** Loudness of a recording of a pitched voice, in LUFS: four parts with chords then stay below the limiter. */
const LOUDNESS = -26;
/** Highest peak of a recording. */
const MOST_PEAK = 0.6;
/** Samples kept, of all channels; 4 bytes each. */
const MOST_SAMPLES = 24_000_000;

/** What has been recorded of voices so far: each note is made when it is first asked for, and kept. */
export class Recordings {
  readonly #sampleRate: number;
  readonly #kept = new Map<string, PlayableRecording>();
  #samples = 0;

  constructor(sampleRate: number) {
    this.#sampleRate = sampleRate;
  }

  has(voice: Voice, pitch: number): boolean {
    return this.#kept.has(`${voice.name} ${zoneOf(voice, pitch)}`);
  }

  /** The recording of a voice that is nearest to a pitch. */
  of(voice: Voice, pitch: number): PlayableRecording {
    const at = zoneOf(voice, pitch);
    const key = `${voice.name} ${at}`;
    const kept = this.#kept.get(key) ?? this.#made(voice, at);
    // Whatever was not heard for longest comes first.
    this.#kept.delete(key);
    this.#kept.set(key, kept);
    return kept;
  }

  #made(voice: Voice, pitch: number): PlayableRecording {
    const recording = voice.record(pitch, this.#sampleRate);
    const gain = 10 ** ((voice.trim ?? 0) / 20) * (voice.isDrum ? 1 : evenGain(recording, this.#sampleRate));
    const { channels, hertz, loopStart } = recording;
    const buffer = new AudioBuffer({
      numberOfChannels: channels.length,
      length: channels[0].length,
      sampleRate: this.#sampleRate,
    });
    for (const [i, channel] of channels.entries())
      buffer.copyToChannel(
        channel.map((sample) => gain * sample),
        i,
      );
    this.#samples += samplesOf(buffer);
    this.#forget();
    return { buffer, hertz, loopStart: loopStart === null ? null : loopStart / this.#sampleRate };
  }

  #forget(): void {
    for (const [key, { buffer }] of this.#kept) {
      if (this.#samples <= MOST_SAMPLES) return;
      this.#kept.delete(key);
      this.#samples -= samplesOf(buffer);
    }
  }
}

/** The pitch that is recorded for one. */
function zoneOf(voice: Voice, pitch: number): number {
  return voice.isDrum ? pitch : ZONE * Math.round(pitch / ZONE);
}

function samplesOf(buffer: AudioBuffer): number {
  return buffer.length * buffer.numberOfChannels;
}

/** By how much a recording must be louder to be as loud as every other one; short ones stay softer, or they would clip. */
function evenGain({ channels, loopStart }: Recording, sampleRate: number): number {
  if (loopStart !== null) return 10 ** ((LOUDNESS - meanLoudness(channels, sampleRate)) / 20);
  const first = channels.map((channel) => channel.subarray(0, sampleRate));
  let peak = 0;
  for (const channel of first) for (const sample of channel) peak = Math.max(peak, Math.abs(sample));
  return Math.min(10 ** ((LOUDNESS - momentaryLoudness(first, sampleRate)) / 20), MOST_PEAK / peak);
}
