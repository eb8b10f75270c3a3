import { css } from 'lit';

/** The ground that a track is drawn on. */
export const trackPlaneStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    background: var(--ground);
  }

  svg.sheet {
    display: block;
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    touch-action: none;
    user-select: none;
    cursor: grab;
  }

  svg.draw {
    cursor: crosshair;
  }

  .grid {
    fill: none;
    stroke: var(--line);
    stroke-width: 1;
    opacity: 0.6;
  }

  .rule,
  .start,
  .stroke {
    fill: none;
    stroke: var(--quiet);
    stroke-width: 1.5;
  }

  text {
    fill: var(--text);
    font-size: var(--type-note);
    font-variant-numeric: tabular-nums;
    paint-order: stroke;
    stroke: var(--ground);
    stroke-width: 4px;
    stroke-linejoin: round;
  }

  .rule-text {
    fill: var(--quiet);
    font-size: var(--type-tiny);
  }

  .road {
    fill: var(--line-strong);
    stroke: var(--text);
    stroke-width: 1.5;
    stroke-linejoin: round;
    cursor: copy;
  }

  .draw .road {
    cursor: crosshair;
    opacity: 0.5;
  }

  .centre {
    fill: none;
    stroke: var(--quiet);
    stroke-dasharray: 5 5;
    pointer-events: none;
  }

  .start {
    stroke: var(--text);
    stroke-width: 4;
    pointer-events: none;
  }

  .arrow {
    fill: var(--text);
    pointer-events: none;
  }

  .stroke {
    stroke: var(--learning-line);
    stroke-width: 3;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .point {
    cursor: move;
    outline: none;
  }

  .point .reach {
    fill: transparent;
  }

  .point .dot {
    fill: var(--policy);
    stroke: var(--ground);
    stroke-width: 2;
  }

  .point.chosen .dot {
    fill: var(--learning-line);
  }

  .point:focus-visible .dot {
    stroke: var(--text);
    stroke-width: 3;
  }

  .edge {
    cursor: ew-resize;
    outline: none;
  }

  .edge .reach {
    fill: transparent;
  }

  .edge .stem {
    stroke: var(--learning-line);
    stroke-width: 1.5;
    pointer-events: none;
  }

  .edge .bar {
    fill: var(--learning-line);
    stroke: var(--ground);
    stroke-width: 2;
  }

  .edge:focus-visible .bar {
    stroke: var(--text);
    stroke-width: 3;
  }

  .draw .edge {
    display: none;
  }

  .draw .point {
    pointer-events: none;
    opacity: 0.4;
  }

  .mark {
    pointer-events: none;
  }

  .mark path,
  .mark circle {
    fill: var(--learning);
    stroke: var(--ground);
    stroke-width: 2;
    paint-order: stroke;
  }

  .mark.error path {
    fill: var(--off);
  }

  .mark text {
    font-weight: 600;
  }

  .mark.error text {
    fill: var(--off-text);
  }

  .mark.warning text {
    fill: var(--learning-text);
  }

  .mark.warning .sign {
    fill: var(--on-learning);
  }

  .mark.error .sign {
    fill: #fff;
  }

  .mark .sign {
    stroke: none;
    font-size: var(--type-note);
    font-weight: 700;
  }

  .zoom {
    position: absolute;
    top: 10px;
    right: 10px;
    display: grid;
    gap: 4px;
  }

  .zoom button {
    background: var(--panel);
    border: 1px solid var(--line);
  }
`;
