import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Camera, Trash2, Upload } from 'lucide';
import { OWN_LIMITS, OWN_SIZE } from '../../../../lab/vision/own-images.ts';
import { FileDrop } from '../../../elements/file-drop.ts';
import { icon } from '../../../elements/icon.ts';
import { sharedStyles } from '../../../theme/shared-styles.ts';
import type { OwnClass, OwnPicture } from '../own-picture.ts';
import type { VisionSession } from '../vision-session.ts';
import './picture.ts';
import { visionStyles } from './vision-styles.ts';

/** One class of a person's own: its name, its pictures, and how more of them come. */
@customElement('gp-own-class')
export class OwnClassCard extends LitElement {
  static override readonly styles = [
    sharedStyles,
    visionStyles,
    css`
      section {
        display: grid;
        gap: 8px;
        padding: 8px;
        border: 1px solid var(--line-strong);
        border-radius: 8px;
      }

      section.target {
        border-color: var(--policy);
        background: color-mix(in oklab, var(--policy) 12%, var(--panel));
      }

      .name {
        flex: 1 1 110px;
        min-width: 90px;
        font-weight: 600;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px;
        max-height: 162px;
        overflow-y: auto;
      }

      li button {
        position: relative;
        padding: 0;
        border: 0;
        border-radius: 4px;
        background: none;
        cursor: pointer;
      }

      li button:is(:hover, :focus-visible)::after {
        position: absolute;
        inset: 0;
        display: grid;
        place-items: center;
        border-radius: 4px;
        background: rgb(15 18 22 / 72%);
        color: #fff;
        font-size: var(--type-tiny);
        content: 'remove';
      }

      gp-picture {
        width: 48px;
        height: 48px;
      }
    `,
  ];

  @property({ attribute: false }) session: VisionSession | null = null;
  @property({ attribute: false }) shown: OwnClass | null = null;
  @property({ attribute: false }) pictures: readonly OwnPicture[] = [];
  /** Its key. */
  @property({ type: Number }) number = 0;
  /** Whether the camera is on. */
  @property({ type: Boolean }) camera = false;
  readonly #drop = new FileDrop(this, (files) => void this.session?.own.addFiles(this.shown!.id, files));

  override render() {
    const { session, shown, pictures, number } = this;
    if (session === null || shown === null) return nothing;
    const { id, name } = shown;
    return html`<section
      class=${this.#drop.isTarget ? 'target' : ''}
      aria-label="Class ${name}"
      @dragenter=${this.#drop.onDrag}
      @dragover=${this.#drop.onDrag}
      @dragleave=${this.#drop.onLeave}
      @drop=${this.#drop.onDrop}
    >
      <div class="bar">
        <input
          class="field name"
          aria-label="Name of class ${number}"
          maxlength=${OWN_LIMITS.nameLength}
          .value=${name}
          @change=${({ target }: Event) => {
            const input = target as HTMLInputElement;
            session.own.renameClass(id, input.value);
            input.value = session.store.state.classes.find((one) => one.id === id)?.name ?? '';
          }}
        />
        <span class="quiet number">${pictures.length} ${pictures.length === 1 ? 'picture' : 'pictures'}</span>
        ${
          this.camera
            ? html`<button class="tool" title="Key ${number}" @click=${() => session.takePicture(id)}>
                ${icon(Camera, 15)}Take a picture
              </button>`
            : nothing
        }
        <label class="tool opens-files"
          >${icon(Upload, 15)}Add files
          <input
            type="file"
            accept="image/*"
            multiple
            aria-label="Add picture files to ${name}"
            @change=${this.#drop.onPick}
        /></label>
        <button
          class="icon-button"
          aria-label="Remove the class ${name}"
          title="Remove the class"
          @click=${() => session.own.removeClass(id)}
        >
          ${icon(Trash2, 15)}
        </button>
      </div>
      ${
        pictures.length === 0
          ? html`<p class="quiet">Drop picture files here.</p>`
          : html`<ul aria-label="Pictures of ${name}">
              ${repeat(
                pictures,
                (picture) => picture.id,
                (picture, i) =>
                  html`<li>
                    <button
                      aria-label="Remove picture ${i + 1} of ${name}"
                      @click=${() => session.own.removePicture(picture.id)}
                    >
                      <gp-picture
                        .pixels=${picture.pixels}
                        width=${OWN_SIZE.width}
                        height=${OWN_SIZE.height}
                      ></gp-picture>
                    </button>
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-own-class': OwnClassCard;
  }
}
