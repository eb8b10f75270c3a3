// Of colours and sizes of Web Awesome's own; app.css has the last word, as nothing in it is in a layer.
import '@awesome.me/webawesome/dist/styles/themes/default.css';
import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { StoreController } from '../../controllers/store-controller.ts';
import type { AppEvent } from '../../elements/emit.ts';
import '../../elements/notice-stack.ts';
import { sharedStyles } from '../../theme/shared-styles.ts';
import type { LabSession } from '../controllers/lab-session.ts';
import { addressOfRoom, LAB_DOORS, LAB_ROOMS } from '../state/lab-rooms.ts';
import type { LabState } from '../state/lab-state.ts';
import { labHallStyles } from './lab-hall-styles.ts';
import './lab-help.ts';

/** The lab: a list of rooms, and the one that is in view. */
@customElement('gp-lab-hall')
export class LabHall extends LitElement {
  static override readonly styles = [sharedStyles, labHallStyles];

  @property({ attribute: false }) session: LabSession | null = null;
  @property({ reflect: true }) theme: 'dark' | 'light' = 'dark';
  /** Whether the help is open. */
  @property({ type: Boolean }) help = false;
  readonly #state = new StoreController<LabState>(this);
  /** The one whose place in the list was last brought into view. */
  #room: LabState['room'] | null = null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override updated(): void {
    const room = this.#state.value?.room;
    if (room === undefined || room === this.#room) return;
    this.#room = room;
    // On a phone the list is a row that is longer than the screen.
    this.renderRoot.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  override render() {
    const { session } = this;
    const state = this.#state.value;
    if (session === null || state === undefined) return nothing;
    const view = state.views.get(state.room);
    const trouble = state.troubles.get(state.room);
    return html`<main>
        <nav aria-label="Rooms of the lab">
          ${LAB_ROOMS.map(
            ({ id, title, technique, about }) =>
              html`<a
                href=${addressOfRoom(id)}
                title=${about}
                aria-current=${id === state.room ? 'page' : nothing}
                ><span>${title}</span><small>${technique}</small></a
              >`,
          )}
          ${LAB_DOORS.map(
            ({ title, where, about, address }) =>
              html`<a class="door" href=${address} title=${about}
                ><span>${title}</span><small>${where}</small></a
              >`,
          )}
        </nav>
        <section class="room" aria-label=${titleOf(state.room)}>
          ${
            view?.element ??
            (trouble === undefined
              ? html`<p class="quiet" role="status">Opening the room</p>`
              : html`<p role="alert">
                  ${trouble}
                  <button class="link" @click=${() => void session.goTo(addressOfRoom(state.room))}>
                    Try again
                  </button>
                </p>`)
          }
        </section>
      </main>
      <gp-notice-stack
        .notices=${state.notices}
        @gp-dismiss=${({ detail }: AppEvent<'gp-dismiss'>) => session.notices.dismiss(detail)}
      ></gp-notice-stack>
      <gp-lab-help ?open=${this.help}></gp-lab-help>`;
  }
}

function titleOf(room: LabState['room']): string {
  return LAB_ROOMS.find(({ id }) => id === room)!.title;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-lab-hall': LabHall;
  }
}
