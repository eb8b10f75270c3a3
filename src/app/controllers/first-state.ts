import type { TrackFile } from '../../track/track-file.ts';
import { IdealLaps } from '../state/ideal-laps.ts';
import { NOT_DRIVING, type RaceState } from '../state/race-state.ts';
import { DEFAULT_SETUP } from '../state/run-setup.ts';
import { FIRST_STUDIO, NOTHING_SCORED } from '../state/studio-state.ts';
import { firstDrafts } from './draft-controller.ts';

/** The race tab on the first visit. @param track the one that is there at once */
export function firstState(track: TrackFile, theme: RaceState['theme']): RaceState {
  return {
    ...FIRST_STUDIO,
    theme,
    language: 'python',
    drafts: firstDrafts(),
    setup: { ...DEFAULT_SETUP, trackId: track.id },
    formerSetups: [],
    rewards: [],
    link: null,
    training: { phase: 'idle' },
    runs: [],
    selectedRunId: null,
    comparedRunId: null,
    sweep: null,
    tracks: [track],
    track,
    cars: [],
    carDrafts: [],
    driving: NOT_DRIVING,
    replay: null,
    shown: null,
    tried: null,
    evaluating: false,
    sightShown: false,
    whyShown: false,
    whyAspect: 'steering',
    whyHeld: false,
    whyTrouble: '',
    trailShown: false,
    trailBy: 'speed',
    trailReward: NOTHING_SCORED,
    sectorsShown: false,
    chartAxis: 'steps',
    tour: null,
    idealLaps: new IdealLaps(),
    idealShown: false,
    raceShown: false,
    racing: false,
    failure: null,
    printed: '',
    notices: [],
  };
}
