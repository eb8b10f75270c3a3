import { html } from 'lit';
import { endOfDrive, type ReplayView } from '../state/replay-view.ts';

/** The signs over the cars in the 3D view, the solid one's first. */
const SIGNS = ['▼', '■', '●'] as const;

/** What the cars of a replay are: each with the sign that is over it, its policy, and how it ended. */
export function replayCaptions({ drives }: ReplayView) {
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
