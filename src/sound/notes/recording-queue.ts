import type { Voice } from '../voices/voice.ts';
import type { Recordings } from './recordings.ts';

/** What will be asked for. */
export interface ExpectedNote {
  readonly voice: Voice;
  readonly pitch: number;
}

/** Notes whose recordings are made before somebody plays them, so that nobody waits. */
export class RecordingQueue {
  readonly #recordings: Recordings;
  /** The most urgent last. */
  #notes: ExpectedNote[] = [];

  constructor(recordings: Recordings) {
    this.#recordings = recordings;
  }

  /** @param notes in place of those that were expected before, the most urgent first */
  expect(notes: readonly ExpectedNote[]): void {
    this.#notes = notes.toReversed();
  }

  /** Makes the next one that is missing; whether there was one to make. */
  makeNext(): boolean {
    for (;;) {
      const next = this.#notes.pop();
      if (!next) return false;
      if (this.#recordings.has(next.voice, next.pitch)) continue;
      this.#recordings.of(next.voice, next.pitch);
      return true;
    }
  }
}
