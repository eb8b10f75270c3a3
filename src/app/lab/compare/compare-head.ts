import '@awesome.me/webawesome/dist/components/button/button.js';
import { html } from 'lit';
import { MOST_SEED } from './compare-settings.ts';
import { BUDGETS, type CompareAction, type CompareSetup, type CompareState } from './compare-state.ts';

const SIGHTS: readonly (readonly [CompareSetup['sight'], string])[] = [
  ['state', '26 numbers of its state'],
  ['front_camera', 'the camera’s picture'],
];
/** Of “Let all three learn” with its number. */
const DOING: Readonly<Record<NonNullable<CompareState['busy']>, string>> = {
  recording: 'Recording the demonstration',
  driving: 'You drive',
  cloning: '1 of 4: cloning',
  dagger: '2 of 4: DAgger',
  rewards: '3 of 4: by the reward',
  exploring: '4 of 4: without labels',
  curriculum: 'By the reward, from hard places',
};

/** What the room is about, what all techniques share, and the button that starts all of them. */
export function compareHead(
  { tracks, setup, busy, isStopping }: Readonly<CompareState>,
  act: (action: CompareAction) => void,
) {
  const set = (change: Partial<CompareSetup>) => act({ type: 'setup', change });
  const choose = (event: Event) => (event.currentTarget as HTMLSelectElement).value;
  const options = (chosen: string) =>
    tracks.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen}>${name}</option>`);
  return html`<header>
    <p class="lead">
      One car, one track, one clock, three ways to learn. <b>Data:</b> drives that you or the simulator make.
      <b>Metric:</b> clean laps of ten, and lap time. <b>Baseline:</b> the ideal lap.
    </p>
    <div class="setup">
      <label
        >Track
        <select class="field" ?disabled=${busy !== null} @change=${(e: Event) => set({ trackId: choose(e) })}>
          ${options(setup.trackId)}
        </select></label
      >
      <label
        >Never seen
        <select
          class="field"
          ?disabled=${busy !== null}
          @change=${(e: Event) => set({ unseenId: choose(e) })}
        >
          ${options(setup.unseenId)}
        </select></label
      >
      <label
        >It sees
        <select
          class="field"
          ?disabled=${busy !== null}
          @change=${(e: Event) => set({ sight: choose(e) as CompareSetup['sight'] })}
        >
          ${SIGHTS.map(
            ([value, words]) =>
              html`<option value=${value} ?selected=${value === setup.sight}>${words}</option>`,
          )}
        </select></label
      >
      <span class="choices" role="group" aria-label="Seconds of training for each technique">
        ${BUDGETS.map(
          (budget) =>
            html`<button
              aria-pressed=${budget === setup.budget}
              ?disabled=${busy !== null}
              @click=${() => set({ budget })}
            >
              ${budget} s
            </button>`,
        )}
      </span>
      <label
        >Seed
        <input
          class="field seed"
          type="number"
          min="0"
          max=${MOST_SEED}
          .value=${String(setup.seed)}
          ?disabled=${busy !== null}
          @change=${(event: Event) => setSeed(event.currentTarget as HTMLInputElement, setup.seed, set)}
      /></label>
      <span class="space"></span>
      ${
        busy === null
          ? html`<wa-button
              variant="brand"
              appearance="accent"
              size="s"
              @click=${() => act({ type: 'learn-all' })}
              >Let all three learn</wa-button
            >`
          : html`<span class="quiet" role="status">${DOING[busy]}</span>
              <wa-button
                variant="neutral"
                appearance="outlined"
                size="s"
                ?disabled=${busy === 'recording' || busy === 'exploring'}
                @click=${() => act({ type: 'stop' })}
                >${isStopping ? 'Stop at once' : 'Stop'}</wa-button
              >`
      }
    </div>
  </header>`;
}

/** What cannot be is not left standing. */
function setSeed(
  input: HTMLInputElement,
  before: number,
  set: (change: Partial<CompareSetup>) => void,
): void {
  const seed = input.valueAsNumber;
  if (Number.isSafeInteger(seed) && seed >= 0 && seed <= MOST_SEED) set({ seed });
  else input.value = String(before);
}
