import { css, html, LitElement, nothing, unsafeCSS, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import plotStyles from 'uplot/dist/uPlot.min.css?inline';
import type { PlotColumns, PlotHandle, PlotSpec } from '../charts/draw-plot.ts';
import { sharedStyles } from '../theme/shared-styles.ts';

/** A small plot of columns that come all at once: title, legend, the plot, and a sentence on what to look for. */
@customElement('gp-plot')
export class Plot extends LitElement {
  static override readonly styles = [
    unsafeCSS(plotStyles),
    sharedStyles,
    css`
      :host {
        display: block;
        min-width: 0;
      }

      h3 {
        margin: 0;
        font: 600 var(--type-text)/1.3 var(--font);
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 14px;
        margin: 2px 0 0;
        padding: 0;
        color: var(--quiet);
        font-size: var(--type-small);
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      i {
        width: 18px;
        border-top: 2px solid;
      }

      i.dashed {
        border-top-style: dashed;
      }

      p {
        margin: 2px 0 0;
        color: var(--quiet);
        font-size: var(--type-small);
        line-height: 1.35;
      }

      .plot {
        position: relative;
        height: 128px;
        margin-left: -8px;
        overflow: hidden;
      }

      .plot > * {
        position: absolute;
      }
    `,
  ];

  @property() heading = '';
  /** One sentence: what to look for. */
  @property() hint = '';
  @property({ attribute: false }) spec: PlotSpec | null = null;
  @property({ attribute: false }) columns: PlotColumns = [[]];
  /** A change of theme makes a new plot, because a canvas knows no custom properties. */
  @property() theme = '';
  @query('.plot') private readonly plot!: HTMLElement;
  #plot: PlotHandle | null = null;
  readonly #resizing = new ResizeObserver(() => this.#resize());

  /** Put back into the page, as a room that is gone back to, it draws anew. */
  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#resizing.observe(this.plot);
    void this.#make();
  }

  override firstUpdated(): void {
    this.#resizing.observe(this.plot);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizing.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('theme') || changed.has('spec')) void this.#make();
    else if (changed.has('columns')) this.#plot?.draw(this.columns);
  }

  override render() {
    const { series = [] } = this.spec ?? {};
    return html`<h3 id="title">${this.heading}</h3>
      ${
        series.length < 2
          ? nothing
          : html`<ul>
              ${series.map(
                ({ label, kind, color }) =>
                  html`<li><i class=${kind} style="color:var(${color})"></i>${label}</li>`,
              )}
            </ul>`
      }
      <div class="plot" role="img" aria-labelledby="title" aria-describedby="hint"></div>
      <p id="hint">${this.hint}</p>`;
  }

  async #make(): Promise<void> {
    const { spec } = this;
    const { createPlot } = await import('../charts/draw-plot.ts');
    if (!this.isConnected || spec === null || spec !== this.spec) return;
    this.#plot?.destroy();
    const style = getComputedStyle(this);
    const resolve = (property: string): string => style.getPropertyValue(property).trim();
    const colors = { text: resolve('--quiet'), grid: resolve('--line'), resolve };
    this.#plot = createPlot(this.plot, spec, colors, this.#size());
    this.#plot.draw(this.columns);
  }

  #resize(): void {
    const { width, height } = this.#size();
    if (width > 0 && height > 0) this.#plot?.resize(width, height);
  }

  #size(): { width: number; height: number } {
    return { width: this.plot.clientWidth, height: this.plot.clientHeight };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-plot': Plot;
  }
}
