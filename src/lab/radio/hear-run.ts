import { Rng } from '../../math/rng.ts';
import type { SearchDocument } from '../search/search-document.ts';
import { type HeardRadio, RadioAnalyst } from './radio-analyst.ts';
import type { RunStory } from './run-story.ts';
import { writeMessages } from './write-messages.ts';

/** Themes are the same for everybody. */
const SEED = 1;

/** An analyst who has listened to the recorded runs. @param documents texts that help */
export function createAnalyst(documents: readonly SearchDocument[]): RadioAnalyst {
  return new RadioAnalyst(documents, new Rng(SEED));
}

/** The radio of a run, written and heard. @param seed the same says the same in the same words */
export function hearRun(analyst: RadioAnalyst, story: RunStory, seed: number): HeardRadio {
  return analyst.hear(writeMessages(story, new Rng(seed)));
}
