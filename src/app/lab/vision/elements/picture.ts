import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
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
      role=${this.label === '' ? 'presentation' : 'img'}
      aria-label=${this.label}
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
    else writeTinted(greysOf(pixels, channels), saliency, image.data);
    context.putImageData(image, 0, 0);
  }
}

function writeColours(pixels: Uint8Array, channels: number, out: Uint8ClampedArray): void {
  for (let i = 0; i < pixels.length / channels; i++)
    for (let c = 0; c < 3; c++) out[4 * i + c] = pixels[channels * i + Math.min(c, channels - 1)];
}

function greysOf(pixels: Uint8Array, channels: number): Uint8Array {
  if (channels === 1) return pixels;
  // Luma (ITU-R BT.601), as the simulator's camera has it.
  return Uint8Array.from({ length: pixels.length / channels }, (_, i) => {
    const [red, green, blue] = pixels.subarray(channels * i, channels * (i + 1));
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-picture': Picture;
  }
}
