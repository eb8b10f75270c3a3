import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { X } from 'lucide';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { Aspect, Explanation } from '../../training/explain/explanation.ts';
import type { Sight } from '../../training/policy-sight.ts';
import { drawLidarFan } from '../charts/draw-lidar-fan.ts';
import { writeTinted } from '../charts/draw-saliency.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/** Side of the fan, CSS pixels, and how much finer it is drawn. */
const FAN = 120;
const FAN_SCALE = 2;

/** Kept in ordinary memory: pixels are written 15 times a second, and small. */
const PIXELS: CanvasRenderingContext2DSettings = { alpha: false, willReadFrequently: true };

/**
 * What the solid car sees: its camera's picture, grey as a policy gets it, and its lidar as a fan around the car; and while it is
 * told why the policy does what it does, what of it mattered.
 * @fires gp-sight with false, to be closed
 */
@customElement('gp-car-sight')
export class CarSight extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
        padding: 6px;
        border-radius: 7px;
        background: color-mix(in oklab, var(--ground) 88%, transparent);
      }

      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 0 0 4px 4px;
        font-size: var(--type-note);
      }

      .icon-button {
        width: 24px;
        height: 24px;
      }

      .pictures {
        display: flex;
        gap: 6px;
      }

      canvas {
        display: block;
        border-radius: 4px;
        background: #000;
      }

      .camera {
        width: 160px;
        height: 120px;
        image-rendering: pixelated;
      }

      .fan {
        width: ${FAN}px;
        height: ${FAN}px;
      }

      p {
        max-width: 286px;
        margin: 5px 4px 1px;
        color: var(--quiet);
        font-size: var(--type-tiny);
        line-height: 1.35;
      }

      :host([narrow]) p {
        max-width: 160px;
      }

      @container (max-width: 660px) {
        .camera {
          width: 112px;
          height: 84px;
        }

        .fan {
          width: 84px;
          height: 84px;
        }

        p {
          display: none;
        }
      }
    `,
  ];

  /** What the policy is given. */
  @property({ attribute: false }) sensors: SensorSpec | null = null;
  /** What it is told to have mattered to; null: it is not told. */
  @property({ attribute: false }) aspect: Aspect | null = null;
  /** Whether there is a fan beside the picture. */
  @state() private hasLidar = false;
  @query('.camera') private readonly camera!: HTMLCanvasElement;
  @query('.fan') private readonly fan!: HTMLCanvasElement | null;
  #pixels: ImageData | null = null;
  #sight: Sight | null = null;
  #explanation: Explanation | null = null;
  /** Whether the newest is to be drawn with the next picture of the page. */
  #isDue = false;

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('aspect') || !this.hasUpdated) return;
    if (this.aspect === null) this.#explanation = null;
    this.#drawSoon();
  }

  override render() {
    this.toggleAttribute('narrow', !this.hasLidar);
    return html`<div class="head">
        What the car sees
        <button class="icon-button" aria-label="Close" @click=${() => emit(this, 'gp-sight', false)}>
          ${icon(X, 14)}
        </button>
      </div>
      <div class="pictures">
        <canvas
          class="camera"
          role="img"
          aria-label="Picture of the front camera${
            this.#told.picture ? `, tinted where it mattered to the ${this.aspect}` : ''
          }"
        ></canvas>
        ${
          this.hasLidar
            ? html`<canvas
                class="fan"
                role="img"
                aria-label="Lidar from above, the car in the middle, ahead is up${
                  this.#told.rays ? `; marked where it mattered to the ${this.aspect}` : ''
                }"
                width=${FAN * FAN_SCALE}
                height=${FAN * FAN_SCALE}
              ></canvas>`
            : nothing
        }
      </div>
      <p>${describe(this.sensors)}${this.#describeWhy()}</p>`;
  }

  /** Shows a look with the page's next picture; where looks come faster than pictures, only the newest is drawn. */
  show(sight: Sight): void {
    this.#sight = sight;
    this.#drawSoon();
  }

  /**
   * Shows what mattered, as long as there is an `aspect`: over the very picture that the policy decided by, which then stands in
   * for the newest look.
   */
  explain(explanation: Explanation): void {
    if (this.aspect === null) return;
    this.#explanation = explanation;
    this.#drawSoon();
  }

  /** What is tinted and marked, for those who read and for those who hear it. */
  get #told(): { readonly picture: boolean; readonly rays: boolean } {
    const names = this.aspect === null ? [] : (this.sensors?.sensors ?? []);
    return {
      picture: names.some((name) => name === 'front_camera' || name === 'stereo_cameras'),
      rays: names.some((name) => name.includes('lidar')),
    };
  }

  #describeWhy(): string {
    const { picture, rays } = this.#told;
    return `${picture ? ` Tinted orange: what mattered to its ${this.aspect}.` : ''}${
      rays ? ` Blue at the edge: which beams mattered to its ${this.aspect}.` : ''
    }`;
  }

  #drawSoon(): void {
    if (!this.#isDue) requestAnimationFrame(() => this.#draw());
    this.#isDue = true;
  }

  #draw(): void {
    this.#isDue = false;
    if (!this.isConnected || !this.hasUpdated) return;
    const { aspect } = this;
    const { picture = null, rays = null } = (aspect !== null && this.#explanation) || {};
    const sight = this.#sight;
    if (picture !== null && aspect !== null) this.#paint(picture, picture.shades, picture[aspect]);
    else if (sight !== null) this.#paint(sight, sight.picture, null);
    if (sight === null) return;
    const { lidar } = sight;
    this.hasLidar = lidar !== null;
    const fan = this.fan?.getContext('2d', PIXELS);
    if (fan && lidar !== null)
      drawLidarFan(fan, lidar, FAN * FAN_SCALE, aspect === null ? null : (rays?.[aspect] ?? null));
  }

  #paint(
    { width, height }: { readonly width: number; readonly height: number },
    shades: Uint8Array,
    effects: Float32Array | null,
  ): void {
    const context = this.camera.getContext('2d', PIXELS);
    if (context === null) return;
    if (this.#pixels?.width !== width || this.#pixels.height !== height) {
      this.camera.width = width;
      this.camera.height = height;
      this.#pixels = new ImageData(width, height);
      this.#pixels.data.fill(255);
    }
    writeTinted(shades, effects, this.#pixels.data);
    context.putImageData(this.#pixels, 0, 0);
  }
}

/** What of it the policy is told. */
function describe(sensors: SensorSpec | null): string {
  const names = sensors?.sensors ?? [];
  const lidar = names.some((name) => name.includes('lidar')) ? ' Orange: what its lidar finds in reach.' : '';
  const size = `${sensors?.camera.width} × ${sensors?.camera.height} pixels`;
  if (names.includes('front_camera')) return `The policy is given this picture, ${size}.${lidar}`;
  if (names.includes('stereo_cameras'))
    return `The policy is given two of these, ${size}, 3 cm to the left and right.${lidar}`;
  return `A camera would see this; the policy is not given it, only its state${lidar === '' ? '' : ' and lidar'}.${lidar}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-car-sight': CarSight;
  }
}
