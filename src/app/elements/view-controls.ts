import { html } from 'lit';
import {
  ChartArea,
  CircleDot,
  CircleQuestionMark,
  Eye,
  Flag,
  Gauge,
  Grid3x3,
  History,
  type IconNode,
  Layers,
  Maximize,
  Move3d,
  Navigation,
  Route,
  Spline,
  Square,
  SquareDashed,
  Video,
  X,
} from 'lucide';
import type { CameraMode } from '../../viewer/camera/camera-pose.ts';
import { icon } from './icon.ts';

interface CameraChoice {
  readonly mode: CameraMode;
  readonly key: string;
  readonly name: string;
  /** Short enough for the button. */
  readonly label: string;
  /** What it does, after its name. */
  readonly title: string;
  readonly node: IconNode;
}

/** The cameras: each has a button and a key. */
export const CAMERAS: readonly CameraChoice[] = [
  { mode: 'orbit', key: '1', name: 'Orbit', label: 'Orbit', title: 'turns around the track', node: Move3d },
  {
    mode: 'chase',
    key: '2',
    name: 'Chase',
    label: 'Chase',
    title: 'flies behind the blue car',
    node: Navigation,
  },
  {
    mode: 'onboard',
    key: '3',
    name: 'On-board',
    label: 'On-board',
    title: 'sits in the blue car',
    node: Gauge,
  },
  {
    mode: 'trackside',
    key: '4',
    name: 'Trackside',
    label: 'Side',
    title: 'stands beside the road',
    node: Video,
  },
  { mode: 'top', key: '5', name: 'Top', label: 'Top', title: 'looks straight down', node: SquareDashed },
];

/** What can be shown beside the cars: each has a button, a key and an event that carries whether to show it. */
export const SHOWN = [
  { event: 'gp-sight', key: 'v', name: 'Sight', title: 'What the car sees', node: Eye },
  { event: 'gp-why', key: 'w', name: 'Why', title: 'Why the car does that', node: CircleQuestionMark },
  { event: 'gp-trail', key: 't', name: 'Trail', title: 'Where the car drove', node: Route },
  { event: 'gp-field', key: 'f', name: 'Field', title: 'The reward, painted on the road', node: Grid3x3 },
  { event: 'gp-ribbon', key: 'r', name: 'Ribbon', title: 'The reward along the best lap', node: ChartArea },
  { event: 'gp-ideal', key: 'i', name: 'Ideal', title: 'The ideal line', node: Spline },
  { event: 'gp-replay', key: 'p', name: 'Replay', title: 'A lap of the policy once more', node: History },
  {
    event: 'gp-race',
    key: 'g',
    name: 'Race',
    title: 'Policies against each other, and against you',
    node: Flag,
  },
] as const;

export type ShownEvent = (typeof SHOWN)[number]['event'];

/** The buttons of the 3D view. @param isOpen whether they are unfolded where there is little room: elsewhere all are there */
export function viewControls(
  camera: CameraMode,
  isShown: Readonly<Record<ShownEvent, boolean>>,
  { isRecording, isOpen }: { readonly isRecording: boolean; readonly isOpen: boolean },
  actions: {
    readonly show: (event: ShownEvent) => void;
    readonly look: (camera: CameraMode) => void;
    readonly reset: () => void;
    readonly fold: () => void;
    /** Begins to record a clip, or ends it. */
    readonly record: () => void;
  },
) {
  const fold = isOpen ? 'Fold the buttons of the view' : 'Unfold the buttons of the view';
  return html`<div class="controls ${isOpen ? 'open' : ''}">
    <button class="fold" aria-label=${fold} title=${fold} aria-expanded=${isOpen} @click=${actions.fold}>
      ${icon(isOpen ? X : Layers, 18)}
    </button>
    <div class="bar" role="group" aria-label="Shown in the view">
      ${SHOWN.map(
        ({ event, key, name, title, node }) =>
          html`<button
            aria-label="${name}: ${lowerFirst(title)}"
            title="${title} (${key.toUpperCase()})"
            aria-pressed=${isShown[event]}
            @click=${() => actions.show(event)}
          >
            ${icon(node, 15)}<span>${name}</span>
          </button>`,
      )}
    </div>
    <div class="bar" role="group" aria-label="Camera">
      ${CAMERAS.map(
        ({ mode, key, name, label, title, node }) =>
          html`<button
            aria-label="${label} camera"
            title="${name} camera: ${title} (${key})"
            aria-pressed=${camera === mode}
            @click=${() => actions.look(mode)}
          >
            ${icon(node, 15)}<span>${label}</span>
          </button>`,
      )}
      <button
        class=${isRecording ? 'recording' : ''}
        aria-label=${isRecording ? 'Stop and save the clip' : 'Record a clip'}
        title=${isRecording ? 'Stop and save the clip' : 'Record what is shown here as a video'}
        aria-pressed=${isRecording}
        @click=${actions.record}
      >
        ${icon(isRecording ? Square : CircleDot, 15)}
      </button>
      <button aria-label="Show the whole track" title="Show the whole track" @click=${actions.reset}>
        ${icon(Maximize, 15)}
      </button>
    </div>
  </div>`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
