import type { RadioAssessment } from '../../../lab/radio/assess-radio.ts';
import type { SearchDocument } from '../../../lab/search/search-document.ts';
import type { RadioReport } from '../../../workers/client/radio-client.ts';

/** Something that can be listened to. */
export interface Station {
  /** `run/<id>`, `recorded/<index>` or `file`. */
  readonly id: string;
  readonly name: string;
}

/** What the room of the radio shows. */
export interface RadioState {
  /** The person's runs, newest first. */
  readonly runs: readonly Station[];
  readonly recorded: readonly Station[];
  /** What is listened to; null: nothing yet. */
  readonly station: Station | null;
  readonly report: RadioReport | 'listening' | null;
  /** A sentence where something could not be heard; empty: it could. */
  readonly trouble: string;
  /** The only theme that is shown; null: all. */
  readonly theme: number | null;
  /** The message that help is shown for, and the help; null: none. */
  readonly help: { readonly message: number; readonly texts: readonly SearchDocument[] } | null;
  /** How well the radio is understood; null: not measured yet. */
  readonly assessment: RadioAssessment | 'measuring' | null;
}

export const FIRST_RADIO: RadioState = {
  runs: [],
  recorded: [],
  station: null,
  report: null,
  trouble: '',
  theme: null,
  help: null,
  assessment: null,
};
