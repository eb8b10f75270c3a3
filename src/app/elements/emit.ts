import type { ManualInput } from '../../race/manual-pilot.ts';
import type { CarFile } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { Aspect } from '../../training/explain/explanation.ts';
import type { TrailColouring } from '../../viewer/trail-scale.ts';
import type { Clip } from './clip-recorder.ts';
import type { PanelSizes } from '../controllers/panel-sizes.ts';
import type { ChartAxis } from '../state/chart-axis.ts';
import type { CompareAction } from '../lab/compare/compare-state.ts';
import type { MusicAction } from '../music/state/music-action.ts';
import type { FraudAction } from '../lab/fraud/fraud-state.ts';
import type { TrainingAction } from '../music/state/training-action.ts';
import type { ActionSetup } from '../state/action-setup.ts';
import type { DesignChange } from '../state/design-change.ts';
import type { DrawingSubject } from '../state/drawing-subject.ts';
import type { Place } from '../state/plane-view.ts';
import type { ContestAction } from '../state/contest-state.ts';
import type { Elsewhere } from '../state/elsewhere.ts';
import type { Preset } from '../state/presets.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import type { Playback } from '../state/replay-view.ts';
import type { RunSetup } from '../state/run-setup.ts';
import type { RewardTool } from '../state/studio-state.ts';
import type { SweptName } from '../state/sweep.ts';
import type { TrackDraft } from '../state/track-draft.ts';

/** One of the policies that a run keeps. */
export interface CheckpointChoice {
  readonly runId: string;
  readonly steps: number;
}

/** Everything that elements tell their ancestors, with what each event carries. */
export interface AppEvents {
  'gp-train': null;
  'gp-pause': null;
  'gp-continue': null;
  'gp-stop': null;
  /** To train on with the reward in the editor: whether the critic begins anew. */
  'gp-swap-reward': boolean;
  /** The new text of the reward. */
  'gp-edit': string;
  'gp-language': EditorLanguage;
  /** A template's id. */
  'gp-template': string;
  /** To save the reward in the editor. */
  'gp-save': null;
  /** Files of which one should be a reward. */
  'gp-import-reward': readonly File[];
  /** To save the reward in the editor as a file. */
  'gp-export-reward': null;
  /** To show the person's own rewards and their versions. */
  'gp-shelf': null;
  'gp-shelf-close': null;
  /** An own reward's id, and the index of its version; without one the newest. */
  'gp-open-reward': { readonly id: string; readonly version?: number };
  'gp-rename-reward': { readonly id: string; readonly name: string };
  'gp-duplicate-reward': string;
  'gp-remove-reward': string;
  /** To show a link to all of this. */
  'gp-share': null;
  'gp-share-close': null;
  /** What to do with the reward that a link has brought. */
  'gp-link': 'trust' | 'keep' | 'back';
  /** 1-based. */
  'gp-goto-line': number;
  /** Whether the charts tell of places of the lap, instead of the run as a whole. */
  'gp-sectors': boolean;
  'gp-chart-axis': ChartAxis;
  /** What to do on the tour. */
  'gp-tour': 'begin' | 'go-on' | 'edit-for-me' | 'try-again' | 'end';
  /** The share of the lap that is pointed at, 0 … 1; null: none. */
  'gp-place': number | null;
  /** The changed part. */
  'gp-setup': Partial<RunSetup>;
  /** To show the cars there are, and to build one. */
  'gp-garage': null;
  'gp-garage-close': null;
  /** A car as it is being built, and one to be kept. */
  'gp-car': CarFile;
  'gp-save-car': CarFile;
  /** A car that is not saved yet, by its id in the garage; null: that is over. */
  'gp-car-draft': { readonly id: string; readonly car: CarFile | null };
  /** Id of one of the person's own cars. */
  'gp-remove-car': string;
  /** Files that should be cars. */
  'gp-import-car': readonly File[];
  /** Files that should be the settings of a DeepRacer model. */
  'gp-import-settings': readonly File[];
  /** What to start from. */
  'gp-preset': Preset;
  /** To have the setup as it was before it was replaced. */
  'gp-setup-back': null;
  /** The changed part of what the policy may command, and the index of the action that is looked at. */
  'gp-actions': Partial<ActionSetup>;
  'gp-action': number;
  /** A track's id. */
  'gp-track': string;
  /** Files that should be tracks. */
  'gp-import': readonly File[];
  /** Id of one of the person's own tracks. */
  'gp-remove-track': string;
  /** To draw a track: what to begin with. */
  'gp-draw-track': DrawingSubject;
  /** What a drawn track has become; null: it is to be as it was before. */
  'gp-design': DesignChange | null;
  /** Index of the point of a design that is looked at. */
  'gp-point': number;
  /** A line drawn by hand, and how closely the road is to follow it, metres. */
  'gp-stroke': { readonly line: readonly Place[]; readonly tolerance: number };
  /** What has been drawn and is not saved; null: nothing any more. */
  'gp-track-draft': TrackDraft | null;
  /** A drawn track to be kept, and the id of the own one that it replaces; null: it is another one. */
  'gp-keep-track': { readonly track: TrackFile; readonly replacedId: string | null };
  'gp-editor-close': null;
  /** Whether to show what the solid car sees. */
  'gp-sight': boolean;
  /** Whether to tell why the solid car does what it does, what that is asked about, and whether to stay with one moment. */
  'gp-why': boolean;
  'gp-why-aspect': Aspect;
  'gp-why-hold': boolean;
  /** A video of the 3D view; null where none came of the recording. */
  'gp-clip': Clip | null;
  /** Whether to draw the ideal line on the road. */
  'gp-ideal': boolean;
  /** Whether to draw where the solid car has driven, and what that is coloured by. */
  'gp-trail': boolean;
  'gp-trail-by': TrailColouring;
  /** Whether to show a lap of the policy in view again, and what to do with a replay that is shown. */
  'gp-replay': boolean;
  'gp-playback': Playback;
  /** Whether to open the race room, and what is done in it. */
  'gp-race': boolean;
  'gp-contest': ContestAction;
  /** What is done in the music tab. */
  'gp-music': MusicAction;
  /** How many times larger the piano roll shows the song; or that it shows all of it. */
  'gp-zoom': number | 'all';
  'gp-training': TrainingAction;
  /** What is done in the lab's room of forged laps. */
  'gp-fraud': FraudAction;
  /** Shares of a lap that are about to be cut out of it, from and to, 0 … 1; null: nothing is. */
  'gp-cut': readonly [number, number] | null;
  /** Whether to paint the reward over the road. */
  'gp-field': boolean;
  /** How the car is driven on the field. */
  'gp-manner': FieldManner;
  /** Index of the term of the reward to paint alone; null: the whole reward. */
  'gp-term': number | null;
  /** Whether to draw the reward along a lap. */
  'gp-ribbon': boolean;
  /** What to open under the editor; null closes what is open. */
  'gp-tool': RewardTool | null;
  /** Index of the recorded lap to look at. */
  'gp-lap': number;
  /** Files that should be logs of DeepRacer; null: close those that are open. */
  'gp-logs': readonly File[] | null;
  /** Id of the track to evaluate on. */
  'gp-evaluate': Elsewhere;
  /** A run's id; empty for the shipped policy. */
  'gp-select': string;
  /** Id of the run to compare the one in view with; empty: no longer. */
  'gp-compare': string;
  /** Whether the comparison is shown. */
  'gp-comparison': boolean;
  'gp-tag-run': { readonly id: string; readonly tags: readonly string[] };
  'gp-resume': string;
  'gp-remove': string;
  'gp-reuse': string;
  /** A run's policy after so many steps: to let it drive, or to train a new run on from it. */
  'gp-drive-checkpoint': CheckpointChoice;
  'gp-train-from': CheckpointChoice;
  /** A run's policies after so many steps, to be shown side by side. */
  'gp-replay-checkpoints': { readonly runId: string; readonly steps: readonly number[] };
  /** A setting, and the values to be tried of it. */
  'gp-sweep': { readonly name: SweptName; readonly values: readonly number[] };
  'gp-sweep-on': null;
  'gp-sweep-off': null;
  /** Files that should be runs. */
  'gp-import-run': readonly File[];
  /** Id of the run to save as a file. */
  'gp-export-run': string;
  /** Folder of an exported run to show how it opens in tfjs; empty: no longer. */
  'gp-tfjs': string;
  'gp-rename': { readonly id: string; readonly name: string };
  /** The wished size, CSS pixels. */
  'gp-split': number;
  'gp-sizes': PanelSizes;
  /** A notice's id. */
  'gp-dismiss': number;
  /** What to do in the lab's compare room. */
  'gp-techniques': CompareAction;
  /** What thumbs do on the screen while a person drives. */
  'gp-thumbs': ManualInput;
  'gp-theme': null;
  'gp-help': null;
  'gp-help-close': null;
  /** A result of the search was gone to: its id. */
  'gp-found': string;
  /** To measure the search. */
  'gp-assess': null;
  /** To forget what was clicked on in the search. */
  'gp-forget-clicks': null;
}

export type AppEvent<K extends keyof AppEvents> = CustomEvent<AppEvents[K]>;

/** Sends an event up the tree, through shadow roots. */
export function emit<K extends keyof AppEvents>(host: HTMLElement, type: K, detail: AppEvents[K]): void {
  host.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
