import { html } from 'lit';
import { endOfDrive, type ReplayDrive, type ReplayView } from '../state/replay-view.ts';
import { numberPlate } from './number-plate.ts';

/** The signs over the cars in the 3D view, the solid one's first. */
const SIGNS = ['▼', '■', '●'] as const;

/** What the cars of a replay are; those of a contest are followed with a click. Of others: each with the sign that is over it, its policy, and how it ended. */
export function replayCaptions(replay: ReplayView, follow: (car: number) => void) {
  const { drives, contest } = replay;
  if (contest) return contestCaptions(drives, contest, follow);
  return html`<ul class="drives" aria-label="Cars of the replay">
    ${drives.map(
      (drive, i) =>
        html`<li class="caption">
          <b class="sign-${i}" aria-hidden="true">${SIGNS[i]}</b
          ><span>${drive.name} · <span class="end">${endOfDrive(drive)}</span></span>
        </li>`,
    )}
  </ul>`;
}

function contestCaptions(
  drives: readonly ReplayDrive[],
  { followed, ends }: Required<ReplayView>['contest'],
  follow: (car: number) => void,
) {
  return html`<ul class="drives" aria-label="Cars of the race">
    ${drives.map(
      (drive, i) =>
        html`<li>
          <button
            class="caption follow"
            title="Follow this car"
            aria-pressed=${i === followed}
            @click=${() => follow(i)}
          >
            ${numberPlate(i)} <span>${drive.name} · <span class="end">${ends[i]}</span></span>
          </button>
        </li>`,
    )}
  </ul>`;
}
