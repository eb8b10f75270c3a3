import type { Evaluation } from '../../race/evaluation.ts';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { RaceSpec } from '../../race/race-spec.ts';
import type { RewardLanguage, RewardSource } from '../../reward/reward-scorer.ts';
import type { Car, CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { Aspect } from '../../training/explain/explanation.ts';
import type { TrailColouring } from '../../viewer/trail-scale.ts';
import type { ChartAxis } from './chart-axis.ts';
import type { FormerSetup } from './former-setups.ts';
import type { IdealLaps } from './ideal-laps.ts';
import type { OpenedLink } from './opened-link.ts';
import { carOf } from './own-cars.ts';
import type { OwnReward } from './own-reward.ts';
import type { RewardRange } from './reward-range.ts';
import type { ReplayView } from './replay-view.ts';
import type { RunFailure, RunRecord } from './run-record.ts';
import type { RunSetup } from './run-setup.ts';
import type { StudioState, StudioView } from './studio-state.ts';
import type { Sweep } from './sweep.ts';
import type { Tour } from './tour.ts';

export type EditorLanguage = Exclude<RewardLanguage, 'javascript'>;

/** A reward as it stands in the editor. */
export interface RewardDraft {
  readonly file: string;
  readonly code: string;
  /** The template it is still equal to; null once it was changed. */
  readonly templateId: string | null;
  /** Set while it is a stranger's that nobody has asked to run: see `isTrusted`. */
  readonly isUntrusted?: true;
  /** The own reward that it was saved as or opened from. */
  readonly rewardId?: string;
  /** What it is called where it has not been saved: the name of the file that it came from. */
  readonly name?: string;
}

/** What the training worker is doing for us. */
export type TrainingStatus =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'starting' | 'training' | 'pausing' | 'paused' | 'stopping';
      readonly runId: string;
      readonly iteration: number;
      readonly steps: number;
      readonly seconds: number;
      /** The reward that the run has been asked to go on with, until it does or refuses. */
      readonly asked?: RewardSource;
    };

/** Which policy drives the solid car, and how it has done. */
export interface Driving {
  readonly source: 'shipped' | 'best' | 'checkpoint' | 'none';
  readonly title: string;
  /** Null when nothing drives. */
  readonly car: Car | null;
  readonly lastLap: number | null;
  readonly bestLap: number | null;
  /** Whether the best lap began at speed, out of the lap before. */
  readonly isBestFlying: boolean;
  readonly laps: number;
  /** What it is given; null when nothing drives. */
  readonly sensors: SensorSpec | null;
  /** What is in its way. */
  readonly race: RaceSpec;
}

/** The evaluation in view, and whose it is. */
export interface ShownEvaluation {
  readonly title: string;
  readonly car: Car;
  readonly evaluation: Evaluation;
  readonly race: RaceSpec;
}

/** Something to tell the person that needs no answer, though it may offer one. */
export interface Notice {
  readonly id: number;
  readonly tone: 'info' | 'warning' | 'error';
  readonly text: string;
  /** What it is about: of several of one kind, the newest is shown. */
  readonly kind: string;
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Seconds until it goes away by itself; null: it stays. */
  readonly seconds: number | null;
}

/** All slow state of the race tab. */
export interface RaceState extends StudioState {
  readonly theme: 'dark' | 'light';
  readonly language: EditorLanguage;
  readonly drafts: Readonly<Record<EditorLanguage, RewardDraft>>;
  /** Those that the person has saved, the last saved first. */
  readonly rewards: readonly OwnReward[];
  readonly setup: RunSetup;
  /** The link that was opened, until it is decided about; null: none. */
  readonly link: OpenedLink | null;
  /** What it was before something replaced much of it at once, the oldest first. */
  readonly formerSetups: readonly FormerSetup[];
  readonly training: TrainingStatus;
  readonly runs: readonly RunRecord[];
  /** The run in view; null shows the shipped policy of the chosen track. */
  readonly selectedRunId: string | null;
  /** The run that the one in view is compared with; null: none. */
  readonly comparedRunId: string | null;
  /** The newest sweep; null before the first. */
  readonly sweep: Sweep | null;
  /** All there are, shortest first; those of a person's own last. */
  readonly tracks: readonly TrackFile[];
  readonly track: TrackFile;
  /** Those of the person's own, by name. */
  readonly cars: readonly CarFile[];
  /** Cars with changes that are not saved, under the ids that they have in the garage. */
  readonly carDrafts: readonly CarFile[];
  readonly driving: Driving;
  /** Recorded drives that are shown in place of it; null: none. */
  readonly replay: ReplayView | null;
  readonly shown: ShownEvaluation | null;
  /** Id of the track that the policy in view is tried on, or was last, and with what share of its grip; null: it was not. */
  readonly tried: { readonly track: string; readonly grip: number } | null;
  /** Whether an evaluation that was asked for is under way. */
  readonly evaluating: boolean;
  /** Whether what the solid car sees is shown. */
  readonly sightShown: boolean;
  /** Whether it is told why the solid car does what it does; of which part of its command; whether that moment is held. */
  readonly whyShown: boolean;
  readonly whyAspect: Aspect;
  readonly whyHeld: boolean;
  /** Why that cannot be told; empty: it can. */
  readonly whyTrouble: string;
  /** Whether the solid car's last lap is drawn on the road, and what it is coloured by. */
  readonly trailShown: boolean;
  readonly trailBy: TrailColouring;
  /** What the reward in the editor is worth along it, from the darkest colour to the brightest, while it is coloured by that. */
  readonly trailReward: StudioView<RewardRange>;
  /** Whether the charts tell of places of the lap instead of the run as a whole, and what that is drawn over. */
  readonly sectorsShown: boolean;
  readonly chartAxis: ChartAxis;
  /** Where a newcomer is on the tour; null: not on it. */
  readonly tour: Tour | null;
  /** What laps are measured against, as far as it is known. */
  readonly idealLaps: IdealLaps;
  /** Whether the ideal line is drawn on the road. */
  readonly idealShown: boolean;
  /** Whether the race room is open, and whether a race is on the stage: the view fills the page. */
  readonly raceShown: boolean;
  readonly racing: boolean;
  /** What the last start of training failed on; cleared by the next one or by an edit of the reward. */
  readonly failure: RunFailure | null;
  /** The end of what the reward of the run that trains, or trained last, has printed. */
  readonly printed: string;
  readonly notices: readonly Notice[];
}

export const NOT_DRIVING: Driving = {
  source: 'none',
  title: '',
  car: null,
  lastLap: null,
  bestLap: null,
  isBestFlying: false,
  laps: 0,
  sensors: null,
  race: { type: 'time-trial' },
};

/** The car that drives, whose evaluation is in view, or that would train next. */
export function carInView({ driving, shown, runs, selectedRunId, setup, cars }: Readonly<RaceState>): Car {
  const run = runs.find(({ id }) => id === selectedRunId);
  return driving.car ?? shown?.car ?? run?.config.car ?? carOf(setup.car, cars);
}

/** The car of those that learn, or have learnt, in the run that is in view. */
export function fleetCar({ runs, selectedRunId, setup, cars }: Readonly<RaceState>): Car {
  return runs.find(({ id }) => id === selectedRunId)?.config.car ?? carOf(setup.car, cars);
}

/** Cars that learn in the run that is in view. */
export function learningCars({ training, selectedRunId, setup }: Readonly<RaceState>): number {
  const inView =
    training.phase !== 'idle' && training.phase !== 'starting' && training.runId === selectedRunId;
  return inView ? setup.numCars : 0;
}
