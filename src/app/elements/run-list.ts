import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { CodeXml, FileDown, FileUp, Pencil, Play, Trash2, TriangleAlert } from 'lucide';
import { BEST_WORDS } from '../state/best-words.ts';
import { explainIdeal, formatFromIdeal, formatLap, formatWhole } from '../state/format.ts';
import { IdealLaps } from '../state/ideal-laps.ts';
import type { EvaluationPoint } from '../state/run-curves.ts';
import { runDifferences } from '../state/run-differences.ts';
import { isTrusted } from '../state/opened-link.ts';
import { isLive, type RunRecord, type RunState } from '../state/run-record.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './checkpoint-list.ts';
import { emit } from './emit.ts';
import { FileDrop } from './file-drop.ts';
import { icon } from './icon.ts';
import './run-tags.ts';
import { runListStyles } from './run-list-styles.ts';

const WORDS: Readonly<Record<RunState, string>> = {
  waiting: 'waiting',
  training: 'training',
  paused: 'paused',
  elsewhere: 'in another tab',
  interrupted: 'interrupted',
  stopped: 'stopped',
  finished: 'finished',
  failed: 'failed',
};

const LANGUAGES = { python: 'Python', typescript: 'TypeScript', javascript: 'JavaScript' } as const;

/**
 * All runs of this person. Files that are dropped here, or chosen with the button, are to become runs.
 * @fires gp-drive-checkpoint @fires gp-train-from @fires gp-replay-checkpoints (from the list of checkpoints)
 * @fires gp-import-run with files @fires gp-export-run with a run's id
 * @fires gp-tag-run (from its tags) @fires gp-compare with the id of the run that the selected one is compared with; empty: none
 * @fires gp-comparison to show what differs
 * @fires gp-select @fires gp-resume @fires gp-remove @fires gp-reuse with a run's id @fires gp-rename
 */
@customElement('gp-run-list')
export class RunList extends LitElement {
  static override readonly styles = [sharedStyles, runListStyles];

  @property({ attribute: false }) runs: readonly RunRecord[] = [];
  @property({ attribute: false }) idealLaps = new IdealLaps();
  @property() selected = '';
  /** Id of the run that the selected one is compared with; empty: none. */
  @property() compared = '';
  /** Whether a run trains now, so that no other can go on. */
  @property({ type: Boolean }) busy = false;
  /** Evaluations of the selected run whose policies are kept. */
  @property({ attribute: false }) checkpoints: readonly EvaluationPoint[] = [];
  @state() private renaming = '';
  /** The tag of the runs that are shown; empty: all are. */
  @state() private tag = '';
  readonly #drop = new FileDrop(this, (files) => emit(this, 'gp-import-run', files));

  override render() {
    return html`<div
      class="drop ${this.#drop.isTarget ? 'target' : ''}"
      @dragover=${this.#drop.onDrag}
      @dragleave=${this.#drop.onLeave}
      @drop=${this.#drop.onDrop}
    >
      <div class="head">
        <h2>Runs</h2>
        <label
          class="import opens-files"
          title="A file that was exported here or elsewhere; or drop it on this list"
        >
          ${icon(FileUp, 13)}<span>Import<span class="visually-hidden"> a run</span></span>
          <input type="file" accept=".zip" multiple @change=${this.#drop.onPick} />
        </label>
        <button class="shipped" ?hidden=${this.selected === ''} @click=${() => emit(this, 'gp-select', '')}>
          Show the shipped policy
        </button>
      </div>
      ${
        this.runs.length === 0
          ? html`<p>
              Each training becomes a run. It is kept in this browser with its reward, curves and best policy,
              and can be exported as one file.
            </p>`
          : html`${this.#filter()}
              <ul>
                ${this.#shown.map((run) => this.#row(run))}
              </ul>`
      }
    </div>`;
  }

  /** All tags there are, in the order of the list. */
  get #tags(): string[] {
    return [...new Set(this.runs.flatMap(({ tags = [] }) => tags))];
  }

  /** A tag that no run has any more hides none; the run in view is never hidden. */
  get #shown(): readonly RunRecord[] {
    if (!this.#tags.includes(this.tag)) return this.runs;
    return this.runs.filter(({ id, tags = [] }) => id === this.selected || tags.includes(this.tag));
  }

  #filter() {
    const tags = this.#tags;
    if (tags.length === 0) return nothing;
    return html`<div class="filter" role="group" aria-label="Show runs with the tag">
      ${['', ...tags].map(
        (tag) =>
          html`<button
            aria-pressed=${tag === (tags.includes(this.tag) ? this.tag : '')}
            @click=${() => (this.tag = tag)}
          >
            ${tag === '' ? 'all' : tag}
          </button>`,
      )}
    </div>`;
  }

  #row(run: RunRecord) {
    const selected = run.id === this.selected;
    return html`<li class=${selected ? 'selected' : ''}>
      ${
        this.renaming === run.id
          ? this.#nameField(run)
          : html`<button class="run" aria-current=${selected} @click=${() => emit(this, 'gp-select', run.id)}>
              <span class="name"><i style="background:var(--run-${run.color})"></i>${run.name}</span>
              <span class="facts">
                ${run.config.track.name} · ${LANGUAGES[run.config.reward.language]} ·
                ${formatWhole(run.steps)} steps
              </span>
              ${this.#differences(run)}
              <span class="facts"><b class=${run.state}>${WORDS[run.state]}</b>${this.#outcome(run)}</span>
              ${selected || !run.tags?.length ? nothing : html`<span class="facts">${run.tags.join(' · ')}</span>`}
            </button>`
      }
      ${selected ? this.#details(run) : nothing}
    </li>`;
  }

  #details(run: RunRecord) {
    return html`${warnings(run)}${origin(run)}
      <gp-run-tags run-id=${run.id} .tags=${run.tags ?? []} .known=${this.#tags}></gp-run-tags>
      ${this.#actions(run)}${this.#compare(run)}${this.#checkpoints(run)}`;
  }

  #compare({ id }: RunRecord) {
    // What has not learnt anything has nothing to compare.
    const others = this.runs.filter((run) => run.id !== id && run.steps > 0);
    if (others.length === 0) return nothing;
    const isCompared = this.compared !== '';
    return html`<div class="compare">
      <label>
        Compare with
        <select
          @change=${({ target }: Event) => emit(this, 'gp-compare', (target as HTMLSelectElement).value)}
        >
          <option value="" .selected=${!isCompared}>no other</option>
          ${others.map(
            (run) => html`<option value=${run.id} .selected=${run.id === this.compared}>${run.name}</option>`,
          )}
        </select>
      </label>
      ${
        isCompared
          ? html`<button class="link" @click=${() => emit(this, 'gp-comparison', true)}>What differs</button>`
          : nothing
      }
    </div>`;
  }

  #differences({ config, startedFrom }: RunRecord) {
    const origin = startedFrom === null ? [] : [`from ${startedFrom}`];
    const differences = [...origin, ...runDifferences(config)];
    return differences.length === 0 ? nothing : html`<span class="facts">${differences.join(' · ')}</span>`;
  }

  #outcome({ best, config }: RunRecord) {
    if (best === null) return nothing;
    const { cleanShare, trials, bestLap } = best.evaluation;
    const clean = Math.round(cleanShare * trials.length);
    const by = config.bestBy === 'laps' ? '' : `best by ${BEST_WORDS[config.bestBy].name}: `;
    const ideal = this.idealLaps.standing(config.track, config.car);
    const lap = bestLap === null ? nothing : html` · best lap ${formatLap(bestLap)}`;
    const share =
      bestLap === null || ideal === null
        ? nothing
        : html` ·
            <span title=${explainIdeal(ideal, 'standing')}
              >${formatFromIdeal(bestLap, ideal)} from ideal</span
            >`;
    return html` · ${by}${clean}/${trials.length} clean${lap}${share}`;
  }

  #actions(run: RunRecord) {
    const live = isLive(run.state);
    return html`<div class="actions">
      ${
        live || run.steps === 0
          ? nothing
          : html`<button
              title=${resumeHint(run)}
              ?disabled=${this.busy}
              @click=${() => emit(this, 'gp-resume', run.id)}
            >
              ${icon(Play, 14)}${isTrusted(run) ? 'Continue' : 'Trust and continue'}
            </button>`
      }
      <button title="Put this run's reward into the editor" @click=${() => emit(this, 'gp-reuse', run.id)}>
        ${icon(CodeXml, 14)}Reward
      </button>
      <span class="more">
        <button
          class="icon-button"
          aria-label="Rename"
          title="Rename"
          @click=${() => (this.renaming = run.id)}
        >
          ${icon(Pencil, 15)}
        </button>
        <button
          class="icon-button"
          aria-label="Export"
          title=${exportHint(run)}
          ?disabled=${live || run.best === null}
          @click=${() => emit(this, 'gp-export-run', run.id)}
        >
          ${icon(FileDown, 15)}
        </button>
        <button
          class="icon-button"
          aria-label="Delete"
          title=${deleteHint(run)}
          ?disabled=${live}
          @click=${() => emit(this, 'gp-remove', run.id)}
        >
          ${icon(Trash2, 15)}
        </button>
      </span>
    </div>`;
  }

  #checkpoints({ id, best }: RunRecord) {
    if (this.checkpoints.length === 0) return nothing;
    return html`<gp-checkpoint-list
      run-id=${id}
      .checkpoints=${this.checkpoints}
      best=${best?.steps ?? -1}
      ?busy=${this.busy}
    ></gp-checkpoint-list>`;
  }

  #nameField(run: RunRecord) {
    const finish = (input: HTMLInputElement) => {
      if (this.renaming === '') return;
      this.renaming = '';
      emit(this, 'gp-rename', { id: run.id, name: input.value });
    };
    return html`<input
      class="rename"
      aria-label="Name of the run"
      maxlength="80"
      .value=${run.name}
      @blur=${(event: Event) => finish(event.target as HTMLInputElement)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') finish(event.target as HTMLInputElement);
        if (event.key === 'Escape') this.renaming = '';
      }}
    />`;
  }

  override updated(): void {
    const input = this.renderRoot.querySelector<HTMLInputElement>('.rename');
    if (input !== null && this.shadowRoot?.activeElement !== input) {
      input.focus();
      input.select();
    }
  }
}

/** What the run warned of, calmly: the numbers, and what to do. */
function warnings(run: RunRecord) {
  return run.warnings.map(
    ({ message, advice }) =>
      html`<p class="warning">
        ${icon(TriangleAlert, 14)}<span>${message} <b>${advice}</b></span>
      </p>`,
  );
}

/** Whose code a run came with, while nobody has asked to run it. */
function origin(run: RunRecord) {
  if (isTrusted(run)) return nothing;
  return html`<p class="origin">
    From a file. Its reward has not run here: read it first, with <b>Reward</b>.
  </p>`;
}

function exportHint({ state, best }: RunRecord): string {
  if (state === 'elsewhere') return 'Stop the run in its tab first';
  if (isLive(state)) return 'Stop the run first';
  return best === null ? 'Nothing to export: it has no policy yet' : 'Export as one file';
}

function deleteHint({ state }: RunRecord): string {
  if (state === 'elsewhere') return 'Stop the run in its tab first';
  return isLive(state) ? 'Stop the run first' : 'Delete';
}

function resumeHint(run: RunRecord): string {
  const hint = goesOn(run);
  return isTrusted(run) ? hint : `Runs the reward that came with the file. ${hint}`;
}

function goesOn({ state, failure }: RunRecord): string {
  if (state === 'finished') return 'Goes on for another 50,000 steps';
  const from = 'Goes on from its last checkpoint';
  if (failure?.kind === 'diverged') return `${from}, with a tenth of the learning rate`;
  return failure?.kind === 'reward' ? `${from}, with the reward in the editor` : from;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-run-list': RunList;
  }
}
