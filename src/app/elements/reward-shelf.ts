import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
import { html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { Copy, CornerUpLeft, Trash2 } from 'lucide';
import { neighbourOf } from '../catalogue/own-items.ts';
import { formatMoment } from '../state/format.ts';
import { MAX_REWARD_NAME, type OwnReward } from '../state/own-reward.ts';
import { itemListStyles } from '../theme/item-list-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';
import './reward-diff.ts';
import { describeReward } from './reward-menu.ts';
import { rewardShelfStyles } from './reward-shelf-styles.ts';

/** What a version is compared with. */
type Against = 'draft' | 'previous';

/**
 * The rewards that the person has saved: their names, their versions, and what has changed between them.
 * @fires gp-open-reward @fires gp-rename-reward @fires gp-duplicate-reward @fires gp-remove-reward @fires gp-shelf-close
 */
@customElement('gp-reward-shelf')
export class RewardShelf extends LitElement {
  static override readonly styles = [sharedStyles, itemListStyles, rewardShelfStyles];

  @property({ type: Boolean }) open = false;
  /** The last saved first. */
  @property({ attribute: false }) rewards: readonly OwnReward[] = [];
  /** The text in the editor, and the own reward that it comes from. */
  @property() draft = '';
  @property({ attribute: 'draft-of' }) draftOf = '';
  /** Empty: that of the draft, or the first. */
  @state() private chosen = '';
  /** Index of the version that is looked at; null: the newest. */
  @state() private version: number | null = null;
  @state() private against: Against = 'draft';

  override render() {
    const reward = this.#reward();
    return html`<wa-dialog
      label="Own rewards and versions"
      light-dismiss
      ?open=${this.open}
      @wa-after-hide=${() => {
        this.#choose('');
        emit(this, 'gp-shelf-close', null);
      }}
    >
      ${
        reward === undefined
          ? html`<p>
              Nothing is saved yet. Save keeps the reward in the editor under a name, in this browser; each
              time it is saved becomes a version that can be compared and brought back.
            </p>`
          : html`<div class="shelf">${this.#list(reward)}${this.#details(reward)}</div>`
      }
    </wa-dialog>`;
  }

  override updated(changed: PropertyValues<this>): void {
    // Where there are many, the one in question may be far down.
    if (changed.has('open') && this.open)
      this.renderRoot.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }

  #reward(): OwnReward | undefined {
    const find = (id: string) => this.rewards.find((reward) => reward.id === id);
    return find(this.chosen) ?? find(this.draftOf) ?? this.rewards[0];
  }

  #choose(id: string): void {
    this.chosen = id;
    this.version = null;
  }

  #list(chosen: OwnReward) {
    return html`<ul class="items" aria-label="Own rewards">
      ${this.rewards.map(
        (reward) =>
          html`<li>
            <button aria-current=${reward === chosen} @click=${() => this.#choose(reward.id)}>
              <b>${reward.name}</b>
              <small class="number">${describeReward(reward)}</small>
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #details(reward: OwnReward) {
    const last = reward.versions.length - 1;
    const index = Math.min(this.version ?? last, last);
    const { code } = reward.versions[index];
    return html`<section aria-label=${reward.name}>
      <div class="row">
        <input
          aria-label="Name"
          maxlength=${MAX_REWARD_NAME}
          .value=${reward.name}
          @change=${({ target }: Event) => this.#rename(reward, target as HTMLInputElement)}
        />
        <button
          class="icon-button"
          aria-label="Duplicate"
          title="Duplicate"
          @click=${() => emit(this, 'gp-duplicate-reward', reward.id)}
        >
          ${icon(Copy, 16)}
        </button>
        <button
          class="icon-button"
          aria-label="Remove"
          title="Remove, with all its versions"
          @click=${() => this.#remove(reward.id)}
        >
          ${icon(Trash2, 16)}
        </button>
      </div>
      <div class="row">
        <select
          aria-label="Version"
          @change=${({ target }: Event) => (this.version = Number((target as HTMLSelectElement).value))}
        >
          ${reward.versions
            .map(
              ({ savedAt }, i) =>
                html`<option value=${i} .selected=${i === index}>
                  Version ${i + 1} · ${formatMoment(savedAt)}
                </option>`,
            )
            .reverse()}
        </select>
        <select
          aria-label="Compared with"
          @change=${({ target }: Event) => (this.against = (target as HTMLSelectElement).value as Against)}
        >
          <option value="draft" .selected=${this.against === 'draft'}>changes to the editor</option>
          <option value="previous" .selected=${this.against === 'previous'}>
            changes from the version before
          </option>
        </select>
        <button class="open" @click=${() => this.#openVersion(reward.id, index)}>
          ${icon(CornerUpLeft, 15)}${index === last ? 'Open' : 'Restore'}
        </button>
      </div>
      ${this.#diff(code, reward.versions[index - 1]?.code)}
    </section>`;
  }

  /** @param previous the text of the version before; undefined where there is none */
  #diff(code: string, previous: string | undefined) {
    if (this.against === 'draft')
      return html`<gp-reward-diff .older=${code} .newer=${this.draft}></gp-reward-diff>`;
    if (previous === undefined) return html`<p class="first">There is no version before this one.</p>`;
    return html`<gp-reward-diff .older=${previous} .newer=${code}></gp-reward-diff>`;
  }

  #rename(reward: OwnReward, input: HTMLInputElement): void {
    emit(this, 'gp-rename-reward', { id: reward.id, name: input.value });
    this.requestUpdate();
    if (input.value.trim() === '') input.value = reward.name;
  }

  /** What is shown then is the next one to work with. */
  #remove(id: string): void {
    this.#choose(
      neighbourOf(
        this.rewards.map((reward) => reward.id),
        id,
      ) ?? '',
    );
    emit(this, 'gp-remove-reward', id);
  }

  #openVersion(id: string, version: number): void {
    emit(this, 'gp-open-reward', { id, version });
    emit(this, 'gp-shelf-close', null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-shelf': RewardShelf;
  }
}
