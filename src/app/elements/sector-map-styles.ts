import { css } from 'lit';

/** A card as charts are, with a picture of few large pixels in it. */
export const sectorMapStyles = css`
  :host {
    display: flex;
    position: relative;
    flex-direction: column;
    min-width: 0;
    padding: 8px 12px 6px;
    background: var(--panel);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
  }

  h3 {
    flex: 1;
    margin: 0;
    font: 600 var(--type-text)/1.3 var(--font);
    white-space: nowrap;
  }

  .value {
    font: 500 var(--type-note)/1.3 var(--mono);
  }

  p {
    margin: 1px 0 6px;
    color: var(--quiet);
    font-size: var(--type-small);
    line-height: 1.35;
  }

  .map {
    display: grid;
    flex: 1;
    grid-template-columns: auto minmax(0, 1fr);
    grid-template-rows: auto 1fr auto auto;
    gap: 0 8px;
    min-height: 78px;
    color: var(--quiet);
    font-size: var(--type-tiny);
    font-variant-numeric: tabular-nums;
  }

  .map[hidden] {
    display: none;
  }

  .from {
    grid-area: 1 / 1;
    text-align: right;
  }

  .to {
    grid-area: 3 / 1;
    text-align: right;
  }

  .field {
    position: relative;
    grid-area: 1 / 2 / 4 / 3;
    border-radius: 4px;
    background: var(--ground);
    cursor: crosshair;
  }

  canvas {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    border-radius: 4px;
    image-rendering: pixelated;
  }

  .cell {
    position: absolute;
    min-height: 3px;
    outline: 2px solid var(--text);
    pointer-events: none;
  }

  .foot {
    display: flex;
    grid-area: 4 / 2;
    justify-content: space-between;
    gap: 8px;
    padding-top: 3px;
  }

  .scale {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .bar {
    width: 56px;
    height: 7px;
    border-radius: 3px;
  }

  .nothing {
    margin: auto;
    color: var(--quiet);
    font-size: var(--type-note);
    text-align: center;
  }
`;
