import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { toGrey } from '../../../../lab/vision/image-set.ts';
import { writeTinted } from '../../../charts/draw-saliency.ts';

/** A small picture with large pixels; tinted orange where it mattered, then in grey. Its host's styles give it its size. */
@customElement('gp-picture')
export class Picture extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
    }

    canvas {
      display: block;
      width: 100%;
      height: 100%;
      border-radius: 4px;
      image-rendering: pixelated;
    }
  `;

  /** 0 … 255, [height × width × channels], of one channel or three. */
  @property({ attribute: false }) pixels: Uint8Array = new Uint8Array(0);
  @property({ type: Number }) width = 0;
  @property({ type: Number }) height = 0;
  /** [height × width]; null: the plain picture. */
  @property({ attribute: false }) saliency: Float32Array | null = null;
  /** What it is, for those who do not see it; empty where what stands beside it says so. */
  @property() label = '';
  @query('canvas') private readonly canvas!: HTMLCanvasElement;

  override render() {
    return html`<canvas
      width=${this.width}
      height=${this.height}
      role=${this.label === '' ? nothing : 'img'}
      aria-label=${this.label === '' ? nothing : this.label}
      aria-hidden=${this.label === '' ? 'true' : nothing}
    ></canvas>`;
  }

  override updated(): void {
    const { pixels, width, height, saliency } = this;
    const context = this.canvas.getContext('2d', { alpha: false, willReadFrequently: true });
    if (context === null || pixels.length === 0) return;
    const image = new ImageData(width, height);
    image.data.fill(255);
    const channels = pixels.length / (width * height);
    if (saliency === null) writeColours(pixels, channels, image.data);
    else writeTinted(channels === 1 ? pixels : toGrey(pixels), saliency, image.data);
    context.putImageData(image, 0, 0);
  }
}

function writeColours(pixels: Uint8Array, channels: number, out: Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length / channels; i++)
    for (let c = 0; c < 3; c++) out[4 * i + c] = pixels[channels * i + Math.min(c, channels - 1)];
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-picture': Picture;
  }
}
