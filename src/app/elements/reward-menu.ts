import '@awesome.me/webawesome/dist/components/divider/divider.js';
import '@awesome.me/webawesome/dist/components/dropdown/dropdown.js';
import '@awesome.me/webawesome/dist/components/dropdown-item/dropdown-item.js';
import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ChevronDown } from 'lucide';
import { REWARD_TEMPLATES } from '../../reward/templates.ts';
import { TRAINED_LAPS } from '../../reward/templates/trained-laps.ts';
import { formatMoment, formatWhole } from '../state/format.ts';
import { newestVersion, type OwnReward } from '../state/own-reward.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/** Own rewards in the menu; the others are in the list of all. */
const MAX_SHOWN = 5;
const OWN = 'own:';
const ALL = 'all';

/**
 * The rewards to begin with: those that ship, and the last saved of the person's own.
 * @fires gp-template with a template's id @fires gp-open-reward @fires gp-shelf
 */
@customElement('gp-reward-menu')
export class RewardMenu extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      .menu {
        display: flex;
        align-items: center;
        gap: 4px;
        padding: 4px 6px 4px 10px;
        border: 1px solid var(--line);
        border-radius: 7px;
        background: none;
        font-size: var(--type-note);
        cursor: pointer;
      }

      .menu:hover {
        background: var(--raised);
      }

      wa-dropdown-item {
        max-width: min(380px, 88vw);
      }

      h3 {
        margin: 0;
        font: 600 var(--type-note)/1.3 var(--font);
        color: var(--quiet);
      }

      .title {
        font-weight: 600;
        overflow-wrap: anywhere;
      }

      .laps {
        color: var(--clean-text);
        font-size: var(--type-note);
      }

      .about {
        color: var(--quiet);
        font-size: var(--type-note);
        line-height: 1.35;
        white-space: normal;
      }
    `,
  ];

  /** The last saved first. */
  @property({ attribute: false }) rewards: readonly OwnReward[] = [];

  override render() {
    return html`<wa-dropdown
      placement="bottom-end"
      @wa-select=${({ detail }: CustomEvent<{ item: { value: string } }>) => this.#choose(detail.item.value)}
    >
      <button slot="trigger" class="menu">Rewards ${icon(ChevronDown, 14)}</button>
      ${this.#own()}
      <h3>Templates</h3>
      ${REWARD_TEMPLATES.map(
        ({ id, title, teaches }) =>
          html`<wa-dropdown-item value=${id}>
            <div class="title">${title}</div>
            <div class="about">${teaches}</div>
            ${lapsOf(id)}
          </wa-dropdown-item>`,
      )}
    </wa-dropdown>`;
  }

  #own() {
    if (this.rewards.length === 0) return nothing;
    return html`<h3>Own rewards</h3>
      ${this.rewards.slice(0, MAX_SHOWN).map(
        (reward) =>
          html`<wa-dropdown-item value="${OWN}${reward.id}">
            <div class="title">${reward.name}</div>
            <div class="about number">${describeReward(reward)}</div>
          </wa-dropdown-item>`,
      )}
      <wa-dropdown-item value=${ALL}>Own rewards and versions …</wa-dropdown-item>
      <wa-divider></wa-divider>`;
  }

  #choose(value: string): void {
    if (value === ALL) emit(this, 'gp-shelf', null);
    else if (value.startsWith(OWN)) emit(this, 'gp-open-reward', { id: value.slice(OWN.length) });
    else emit(this, 'gp-template', value);
  }
}

/** What a car learns by a template. */
function lapsOf(id: string) {
  const lap = TRAINED_LAPS[id];
  if (lap === undefined) return nothing;
  return html`<div
    class="laps number"
    title="Mean lap of ten clean ones from a standing start on Home Loop, by the best policy of a run of 60,000 steps with seed 1"
  >
    laps in ${lap.seconds.toFixed(2)} s after ${formatWhole(lap.steps)} steps
  </div>`;
}

/** `Python · 3 versions · 26 Nov, 15:40` */
export function describeReward(reward: OwnReward): string {
  const language = reward.language === 'python' ? 'Python' : 'TypeScript';
  const { length } = reward.versions;
  const versions = length === 1 ? '1 version' : `${length} versions`;
  return `${language} · ${versions} · ${formatMoment(newestVersion(reward).savedAt)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-reward-menu': RewardMenu;
  }
}
