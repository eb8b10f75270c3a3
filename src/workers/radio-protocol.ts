import type { RadioAssessment } from '../lab/radio/assess-radio.ts';
import type { HeardRadio } from '../lab/radio/radio-analyst.ts';
import type { StorySources } from '../lab/radio/run-story.ts';
import type { SearchDocument } from '../lab/search/search-document.ts';

/** What is listened to: a run, one of the recorded runs by its number, or a file. */
export type RadioSource =
  | { readonly kind: 'run'; readonly run: StorySources; readonly seed: number }
  | { readonly kind: 'recorded'; readonly index: number }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/** A recorded run in the list. */
export interface RecordedName {
  readonly reward: string;
  readonly track: string;
  readonly seed: number;
}

/** What was heard. */
export interface RadioReport extends HeardRadio {
  /** How a file was read, a sentence each. */
  readonly notes: readonly string[];
  /** Whether the run really ended badly; null: it has not ended, or is none. */
  readonly endedBadly: boolean | null;
}

/** What the worker of the radio is asked. */
export type RadioQuestions = {
  /** Texts that help, before anything else. */
  readonly stock: [readonly SearchDocument[], null];
  readonly recorded: [null, readonly RecordedName[]];
  /** Refused with a sentence where a file is no text. */
  readonly hear: [RadioSource, RadioReport];
  /** Texts that help with a message. */
  readonly help: [string, readonly SearchDocument[]];
  readonly assess: [null, RadioAssessment];
};
