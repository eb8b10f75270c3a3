import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { NUM_SECTORS } from '../../training/sectors/sector-figures.ts';
import { sectorPixels } from '../charts/draw-sectors.ts';
import { notableSector, sectorRange, type SectorRow, sectorRows } from '../charts/sector-rows.ts';
import type { SectorSpec } from '../charts/sector-spec.ts';
import { CHART_AXIS_SPECS, type ChartAxis } from '../state/chart-axis.ts';
import type { RunCurves } from '../state/run-curves.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import { colourBar } from './colour-bar.ts';
import { emit } from './emit.ts';
import { sectorMapStyles } from './sector-map-styles.ts';

/** What is pointed at. */
interface Cell {
  readonly row: number;
  readonly sector: number;
}

/** How the arrow keys move what is pointed at. */
const MOVES: Readonly<Record<string, readonly [rows: number, sectors: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * One quantity along the lap over the course of a run: from the start line on the left to the finish on the right, from the
 * first steps on top to the newest below. Redrawn by its grid, not on every event.
 * @fires gp-place with the share of the lap that is pointed at, or null
 */
@customElement('gp-sector-map')
export class SectorMap extends LitElement {
  static override readonly styles = [sharedStyles, sectorMapStyles];

  @property({ attribute: false }) spec!: SectorSpec;
  @property({ attribute: false }) curves: RunCurves | null = null;
  @property() axis: ChartAxis = 'steps';
  @state() private rows: readonly SectorRow[] = [];
  @state() private cell: Cell | null = null;
  @query('canvas') private readonly canvas!: HTMLCanvasElement;
  /** Which values the colours of the rows stand for. */
  #range = sectorRange([], false);
  #drawn: { readonly curves: RunCurves; readonly version: number } | null = null;

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('curves')) this.refresh();
    if ((changed as PropertyValues).has('rows')) this.#draw();
  }

  /** Draws what has come since the last time; cheap when nothing has. */
  refresh(): void {
    const { curves } = this;
    if (curves === null) return;
    if (this.#drawn?.curves === curves && this.#drawn.version === curves.version) return;
    this.#drawn = { curves, version: curves.version };
    const rows = sectorRows(curves, this.spec.quantity);
    this.#range = sectorRange(rows, this.spec.isSigned);
    this.rows = rows;
  }

  override render() {
    const { spec, rows, cell } = this;
    const { low, high } = this.#range;
    const isEmpty = rows.length === 0;
    return html`<div class="head">
        <h3 id="title">${spec.title}</h3>
        <span class="value">${this.#reading()}</span>
      </div>
      <p id="hint">${spec.hint}</p>
      <div class="map" ?hidden=${isEmpty}>
        <span class="from">first</span>
        <span class="to">newest</span>
        <div
          class="field"
          role="img"
          tabindex="0"
          aria-labelledby="title"
          aria-describedby="hint"
          @pointermove=${this.#onPointer}
          @pointerleave=${() => this.#point(null)}
          @keydown=${this.#onKey}
          @blur=${() => this.#point(null)}
        >
          <canvas width=${NUM_SECTORS} height="1"></canvas>
          ${cell === null ? nothing : html`<i class="cell" style=${cellStyle(cell, rows.length)}></i>`}
        </div>
        <div class="foot">
          <span>start</span>
          <span class="scale">
            ${low.toFixed(spec.decimals)} ${colourBar(spec.colors)} ${high.toFixed(spec.decimals)}
            ${spec.unit}
          </span>
          <span>finish</span>
        </div>
      </div>
      <span class="nothing" ?hidden=${!isEmpty}>Appears with the first evaluation on one track</span>`;
  }

  get #over() {
    return CHART_AXIS_SPECS[this.axis];
  }

  /** Where a row ends on the axis, for people. */
  #endOf(row: number): string {
    const { curves } = this;
    return curves === null ? '' : this.#over.reading(this.#over.place(curves, this.rows[row].steps));
  }

  /** What is pointed at; otherwise what stands out in the newest row. */
  #reading() {
    const { spec, rows, cell } = this;
    if (cell !== null && rows[cell.row] !== undefined) {
      const value = rows[cell.row].values[cell.sector];
      const said = value === null ? 'no car came by' : `${value.toFixed(spec.decimals)} ${spec.unit}`;
      return `${said} at ${placeOf(cell.sector)}, ${this.#endOf(cell.row)}`;
    }
    const sector = notableSector(rows, spec.notable.of, spec.isSigned);
    if (sector === null) return nothing;
    const value = rows.at(-1)!.values[sector]!;
    return `${spec.notable.word} at ${placeOf(sector)}: ${value.toFixed(spec.decimals)} ${spec.unit}`;
  }

  #draw(): void {
    const { rows, canvas, spec } = this;
    canvas.height = Math.max(1, rows.length);
    if (rows.length === 0) return;
    const pixels = sectorPixels(rows, spec.colors, this.#range);
    canvas.getContext('2d')?.putImageData(new ImageData(pixels, NUM_SECTORS), 0, 0);
  }

  #point(cell: Cell | null): void {
    if (cell?.sector !== this.cell?.sector)
      emit(this, 'gp-place', cell === null ? null : (cell.sector + 0.5) / NUM_SECTORS);
    this.cell = cell;
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const { left, top, width, height } = this.canvas.getBoundingClientRect();
    this.#point(this.#cellAt((event.clientY - top) / height, (event.clientX - left) / width));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const move = MOVES[event.key];
    const last = this.rows.length - 1;
    if (move === undefined || last < 0) return;
    event.preventDefault();
    const { row, sector } = this.cell ?? { row: last, sector: 0 };
    const [rows, sectors] = this.cell === null ? [0, 0] : move;
    this.#point({
      row: Math.min(last, Math.max(0, row + rows)),
      sector: (sector + sectors + NUM_SECTORS) % NUM_SECTORS,
    });
  };

  /** Null outside. @param down share of the height @param right share of the width */
  #cellAt(down: number, right: number): Cell | null {
    const cell = { row: Math.floor(down * this.rows.length), sector: Math.floor(right * NUM_SECTORS) };
    const isInside = down >= 0 && down < 1 && right >= 0 && right < 1;
    return isInside ? cell : null;
  }
}

/** `34 % of the lap` */
function placeOf(sector: number): string {
  return `${Math.round((100 * (sector + 0.5)) / NUM_SECTORS)} % of the lap`;
}

function cellStyle({ row, sector }: Cell, numRows: number): string {
  const percent = (share: number): string => `${100 * share}%`;
  const place = `left:${percent(sector / NUM_SECTORS)};top:${percent(row / numRows)}`;
  return `${place};width:${percent(1 / NUM_SECTORS)};height:${percent(1 / numRows)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-sector-map': SectorMap;
  }
}
