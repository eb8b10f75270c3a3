import { Band } from './band.ts';
import { LiveKeys } from './live-keys.ts';
import { Metronome } from './metronome.ts';
import { Desk } from './mixing/desk.ts';
import { Polyphony } from './notes/polyphony.ts';
import { RecordingQueue } from './notes/recording-queue.ts';
import { Recordings } from './notes/recordings.ts';
import { Transport } from './transport.ts';

/** All that sounds through one audio context, live or offline, put together. */
export class Stage {
  readonly desk: Desk;
  readonly polyphony = new Polyphony();
  readonly band: Band;
  readonly metronome: Metronome;
  readonly keys: LiveKeys;
  readonly transport: Transport;
  /** What may be asked for soon. */
  readonly expected: RecordingQueue;

  constructor(context: BaseAudioContext) {
    const recordings = new Recordings(context.sampleRate);
    this.desk = new Desk(context);
    this.band = new Band(this.desk, recordings, this.polyphony);
    this.metronome = new Metronome(this.desk, recordings, this.polyphony);
    this.keys = new LiveKeys(this.desk, recordings, this.polyphony);
    this.transport = new Transport(this.band, this.metronome, context.sampleRate);
    this.expected = new RecordingQueue(recordings);
  }

  /** Gives the context what begins before a time, and forgets what was over before another. */
  advance(now: number, until: number): void {
    this.polyphony.forget(now);
    this.transport.forget(now);
    this.transport.plan(until);
  }

  /** Silences the song, within 50 ms. */
  halt(time: number): void {
    this.transport.halt(time);
    this.desk.hush(time);
  }

  /** Takes its nodes apart; the context stays as it is. */
  dispose(): void {
    this.keys.dispose();
    this.band.load([]);
    this.metronome.dispose();
    this.desk.dispose();
  }
}
