import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { sharedStyles } from '../../theme/shared-styles.ts';
import { clusterColour } from './cluster-colours.ts';

/** CSS pixels. */
const RADIUS = 1.6;
const MARGIN = 12;

/** All decisions of a drive as points of a plane, coloured by cluster, each cluster's number at its middle. */
@customElement('gp-cluster-plane')
export class ClusterPlane extends LitElement {
  static override readonly styles = [
    sharedStyles,
    css`
      :host {
        display: block;
      }

      canvas {
        display: block;
        width: 100%;
        height: 200px;
        border-radius: 6px;
        background: var(--ground);
      }
    `,
  ];

  /** [rows × 2] */
  @property({ attribute: false }) points: Float64Array = new Float64Array(0);
  /** [rows] */
  @property({ attribute: false }) labels: Int32Array = new Int32Array(0);
  /** A change of theme draws anew, because a canvas knows no custom properties. */
  @property() theme = '';
  @property() label = '';
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  readonly #resizing = new ResizeObserver(() => this.#draw());

  override firstUpdated(): void {
    this.#resizing.observe(this.canvas);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#resizing.observe(this.canvas);
  }

  override updated(_changed: PropertyValues<this>): void {
    this.#draw();
  }

  override render() {
    return html`<canvas role="img" aria-label=${this.label}></canvas>`;
  }

  #draw(): void {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const context = this.canvas.getContext('2d');
    if (context === null || width === 0) return;
    const ratio = devicePixelRatio;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    context.scale(ratio, ratio);
    const place = placing(this.points, width, height);
    const clusters = Math.max(-1, ...this.labels) + 1;
    const style = getComputedStyle(this);
    const resolve = (colour: string): string => style.getPropertyValue(colour.slice(4, -1)).trim();
    const middles = Array.from({ length: clusters }, () => ({ x: 0, y: 0, n: 0 }));
    context.globalAlpha = 0.7;
    for (let cluster = 0; cluster < clusters; cluster++) {
      context.fillStyle = resolve(clusterColour(cluster));
      for (let row = 0; row < this.labels.length; row++) {
        if (this.labels[row] !== cluster) continue;
        const [x, y] = place(row);
        middles[cluster].x += x;
        middles[cluster].y += y;
        middles[cluster].n++;
        context.beginPath();
        context.arc(x, y, RADIUS, 0, 2 * Math.PI);
        context.fill();
      }
    }
    context.globalAlpha = 1;
    context.font = `600 ${style.fontSize} ${style.fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineWidth = 4;
    context.strokeStyle = resolve('var(--ground)');
    context.fillStyle = resolve('var(--text)');
    middles.forEach(({ x, y, n }, cluster) => {
      if (n === 0) return;
      context.strokeText(String(cluster + 1), x / n, y / n);
      context.fillText(String(cluster + 1), x / n, y / n);
    });
  }
}

/** Fits all points into a picture, both directions by themselves. */
function placing(points: Float64Array, width: number, height: number): (row: number) => [number, number] {
  const bounds = [0, 1].map((axis) => {
    let low = Infinity;
    let high = -Infinity;
    for (let i = axis; i < points.length; i += 2) {
      low = Math.min(low, points[i]);
      high = Math.max(high, points[i]);
    }
    return { low, span: high - low || 1 };
  });
  return (row) => [
    MARGIN + ((points[2 * row] - bounds[0].low) / bounds[0].span) * (width - 2 * MARGIN),
    height - MARGIN - ((points[2 * row + 1] - bounds[1].low) / bounds[1].span) * (height - 2 * MARGIN),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-cluster-plane': ClusterPlane;
  }
}
