import { html, nothing } from 'lit';
import { areObjectsShared } from '../state/race-setup.ts';
import type { Driving } from '../state/race-state.ts';

/** Cars that learn, or have just learnt, in the picture. */
interface Fleet {
  /** How many learn now; 0 when none do. */
  readonly learning: number;
  /** Whether they are left out, so that the best one is seen alone. */
  readonly isHidden: boolean;
}

/** What is in the picture: the car that drives, and those that learn. @param fleet null where there are none */
export function viewCaptions(driving: Driving, fleet: Fleet | null, toggleFleet: () => void) {
  const best =
    driving.title === ''
      ? nothing
      : html`<span class="caption ${driving.source === 'none' ? 'quiet' : 'policy'}"
          ><i ?hidden=${driving.source === 'none'}></i>${driving.title}</span
        >`;
  return html`${best}${fleet === null ? nothing : fleetCaptions(driving, fleet, toggleFleet)}`;
}

function fleetCaptions(driving: Driving, { learning, isHidden }: Fleet, toggleFleet: () => void) {
  const cars = learning === 0 ? 'The last seconds of training' : `${learning} cars learning`;
  return html`<span class="caption learning"
      ><i></i>${cars}<span id="rate" class="quiet"></span>
      <button class="link" aria-pressed=${isHidden} @click=${toggleFleet}>
        ${isHidden ? 'show them' : 'only the best'}
      </button></span
    >
    ${
      isHidden
        ? nothing
        : html`<span class="caption legend"
              ><b class="cross">×</b> left the track
              ${driving.race.type === 'time-trial' ? nothing : html`<b class="cross">◆</b> hit something`}
              <b class="ring">○</b> lap done</span
            >
            ${objectsCaption(driving)}`
    }`;
}

/** Each car that learns has objects of its own; drawn are those of the solid car. */
function objectsCaption({ race }: Driving) {
  if (race.type === 'time-trial') return nothing;
  const [one, own] = race.type === 'head-to-bot' ? ['Bots', 'bots'] : ['Boxes', 'boxes'];
  const whose = areObjectsShared(race)
    ? 'the same for every car'
    : 'those of the blue car; each amber one has its own';
  return html`<span class="caption objects"><i class=${own}></i>${one}: ${whose}</span>`;
}
