import { html, nothing } from 'lit';
import type { ExploredDrive } from '../../../lab/comparison/explored-drive.ts';
import { formatWhole } from '../../state/format.ts';
import type { CompareState, TechniqueView } from './compare-state.ts';

/** Learning by rewards from the places that were hard, beside learning from everywhere. */
export function curriculumPart(
  { startPlaces }: ExploredDrive,
  curriculum: TechniqueView,
  rewards: TechniqueView,
  busy: CompareState['busy'],
  begin: () => void,
  stop: () => void,
) {
  const last = curriculum.progress.at(-1);
  return html`<p class="about">
      A curriculum: training by the reward that begins at the ${startPlaces.length} places where the drive was
      most unusual, instead of everywhere round the lap.
    </p>
    <div class="row">
      ${
        busy === 'curriculum'
          ? html`<button class="act" @click=${stop}>Stop with what there is</button>`
          : html`<button class="act" ?disabled=${busy !== null || startPlaces.length === 0} @click=${begin}>
              Train from the hard places
            </button>`
      }
      <span class="about" role="status"
        >${
          busy === 'curriculum' && last !== undefined
            ? `${formatWhole(last.steps)} decisions, ${last.seconds.toFixed(1)} s`
            : nothing
        }</span
      >
    </div>
    ${curriculum.trouble === '' ? nothing : html`<p class="fault" role="alert">${curriculum.trouble}</p>`}
    ${
      curriculum.result === null
        ? nothing
        : html`<p>
            First ten of ten clean laps after <b>${decisions(curriculum)}</b> from hard places,
            ${rewards.result === null ? 'not measured yet' : html`<b>${decisions(rewards)}</b>`} from
            everywhere. One seed says little: <code>bench:curriculum</code> compares many.
          </p>`
    }`;
}

function decisions({ result }: TechniqueView): string {
  const steps = result?.row.firstClean ?? null;
  return steps === null ? 'more decisions than there was time for' : `${formatWhole(steps)} decisions`;
}
