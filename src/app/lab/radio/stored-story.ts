import type { StoryEnding, StorySources } from '../../../lab/radio/run-story.ts';
import type { CurveEvent } from '../../state/run-curves.ts';
import { isLive, type RunRecord } from '../../state/run-record.ts';

/** Where the figures of a stored run are that its radio speaks of. */
export function storedStory(run: RunRecord, curve: readonly CurveEvent[]): StorySources {
  const { config, warnings } = run;
  return {
    track: config.track.name,
    reward: config.reward.file,
    curve,
    warnings: warnings.map(({ steps }) => ({ steps })),
    ending: endingOf(run),
  };
}

function endingOf({ state, steps, failure }: RunRecord): StoryEnding | null {
  if (failure?.kind === 'reward') return { steps, kind: 'reward-failed', detail: failure.fault.message };
  if (failure?.kind === 'diverged') return { steps, kind: 'diverged', detail: failure.message };
  return isLive(state) || state === 'waiting' ? null : { steps, kind: 'finished', detail: '' };
}
