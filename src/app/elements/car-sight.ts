import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { X } from 'lucide';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import type { Sight } from '../../training/policy-sight.ts';
import { drawLidarFan } from '../charts/draw-lidar-fan.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { emit } from './emit.ts';
import { icon } from './icon.ts';

/** Side of the fan, CSS pixels, and how much finer it is drawn. */
const FAN = 120;
const FAN_SCALE = 2;

/** Kept in ordinary memory: pixels are written 15 times a second, and small. */
const PIXELS: CanvasRenderingContext2DSettings = { alpha: false, willReadFrequently: true };

/**
 * What the solid car sees: its camera's picture, grey as a policy gets it, and its lidar as a fan around the car.
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
        font-size: 12px;
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
        font-size: 11px;
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
  /** Whether there is a fan beside the picture. */
  @state() private hasLidar = false;
  @query('.camera') private readonly camera!: HTMLCanvasElement;
  @query('.fan') private readonly fan!: HTMLCanvasElement | null;
  #pixels: ImageData | null = null;
  /** The newest look, until the next picture of the page is drawn. */
  #next: Sight | null = null;

  override render() {
    this.toggleAttribute('narrow', !this.hasLidar);
    return html`<div class="head">
        What the car sees
        <button class="icon-button" aria-label="Close" @click=${() => emit(this, 'gp-sight', false)}>
          ${icon(X, 14)}
        </button>
      </div>
      <div class="pictures">
        <canvas class="camera" role="img" aria-label="Picture of the front camera"></canvas>
        ${
          this.hasLidar
            ? html`<canvas
                class="fan"
                role="img"
                aria-label="Lidar from above, the car in the middle, ahead is up"
                width=${FAN * FAN_SCALE}
                height=${FAN * FAN_SCALE}
              ></canvas>`
            : nothing
        }
      </div>
      <p>${describe(this.sensors)}</p>`;
  }

  /** Shows a look with the page's next picture; where looks come faster than pictures, only the newest is drawn. */
  show(sight: Sight): void {
    if (this.#next === null) requestAnimationFrame(() => this.#draw());
    this.#next = sight;
  }

  #draw(): void {
    const sight = this.#next;
    this.#next = null;
    if (sight === null || !this.isConnected || !this.hasUpdated) return;
    const { width, height, picture, lidar } = sight;
    this.hasLidar = lidar !== null;
    const context = this.camera.getContext('2d', PIXELS);
    if (context === null) return;
    if (this.#pixels?.width !== width || this.#pixels.height !== height) {
      this.camera.width = width;
      this.camera.height = height;
      this.#pixels = new ImageData(width, height);
      this.#pixels.data.fill(255);
    }
    const { data } = this.#pixels;
    for (let i = 0; i < picture.length; i++) data[4 * i] = data[4 * i + 1] = data[4 * i + 2] = picture[i];
    context.putImageData(this.#pixels, 0, 0);
    const fan = this.fan?.getContext('2d', PIXELS);
    if (fan && lidar !== null) drawLidarFan(fan, lidar, FAN * FAN_SCALE);
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
