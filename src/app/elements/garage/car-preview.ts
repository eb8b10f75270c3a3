import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CarFile } from '../../../sim/car.ts';
import type { CarPreview as Preview } from '../../../viewer/car-preview.ts';
import { carPlan } from './car-plan.ts';

/** What a car looks like: it turns slowly in 3D, or is drawn from above where there is no WebGL. */
@customElement('gp-car-preview')
export class CarPreview extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      position: relative;
      overflow: hidden;
      height: 170px;
      border-radius: 8px;
      background: var(--ground);
      color: var(--text);
    }

    div {
      position: absolute;
      inset: 0;
    }

    svg {
      display: block;
      width: 100%;
      height: 100%;
    }
  `;

  @property({ attribute: false }) car: CarFile | null = null;
  @property() theme: 'dark' | 'light' = 'dark';
  @state() private isPlan = false;
  @query('div') private readonly stage!: HTMLElement;
  #preview: Preview | null = null;

  override render() {
    return html`<div role="img" aria-label="The car, turning"></div>
      ${this.isPlan && this.car !== null ? carPlan(this.car) : nothing}`;
  }

  override firstUpdated(): void {
    void this.#load();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('car') && this.car !== null) this.#preview?.show(this.car);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#preview?.dispose();
    this.#preview = null;
  }

  async #load(): Promise<void> {
    try {
      const { CarPreview: Three } = await import('../../../viewer/car-preview.ts');
      if (!this.isConnected || this.#preview !== null) return;
      const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#preview = new Three(this.stage, this.theme, isStill);
      if (this.car !== null) this.#preview.show(this.car);
    } catch {
      this.isPlan = true;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-car-preview': CarPreview;
  }
}
