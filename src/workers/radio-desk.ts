import { assessRadio } from '../lab/radio/assess-radio.ts';
import { createAnalyst, hearRun } from '../lab/radio/hear-run.ts';
import type { RadioAnalyst } from '../lab/radio/radio-analyst.ts';
import { RECORDED_RUNS } from '../lab/radio/recorded-runs.ts';
import { endedBadly, storyOf } from '../lab/radio/run-story.ts';
import { readTranscript } from '../lab/radio/transcript.ts';
import type { SearchDocument } from '../lab/search/search-document.ts';
import type { Answers } from './questions.ts';
import type { RadioQuestions, RadioReport, RadioSource } from './radio-protocol.ts';

/** Answers questions of the radio, once it has been told which texts help. */
export function radioDesk(): Answers<RadioQuestions, never> {
  let open: { readonly documents: readonly SearchDocument[]; readonly analyst: RadioAnalyst } | null = null;
  const opened = () => {
    if (open === null) throw new Error('the radio has not been told which texts help');
    return open;
  };
  return {
    stock: (documents) => {
      open = { documents, analyst: createAnalyst(documents) };
      return null;
    },
    recorded: () => RECORDED_RUNS.map(({ seed, story: { reward, track } }) => ({ reward, track, seed })),
    hear: (source) => hear(opened().analyst, source),
    help: (text) => opened().analyst.helpFor(text),
    assess: () => assessRadio(opened().documents),
  };
}

function hear(analyst: RadioAnalyst, source: RadioSource): RadioReport {
  if (source.kind === 'file') {
    const { lines, notes } = readTranscript(source.bytes, source.name);
    const heard = analyst.hear(lines.map((text) => ({ text, steps: null })));
    return { ...heard, notes, endedBadly: null };
  }
  const [story, seed] =
    source.kind === 'run'
      ? [storyOf(source.run), source.seed]
      : [RECORDED_RUNS[source.index].story, source.index];
  return {
    ...hearRun(analyst, story, seed),
    notes: [],
    endedBadly: story.ending === null ? null : endedBadly(story),
  };
}
