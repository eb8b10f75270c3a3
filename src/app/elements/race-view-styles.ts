import { css } from 'lit';

export const raceViewStyles = css`
  :host {
    display: block;
    position: relative;
    overflow: hidden;
    background: var(--ground);
    container-type: size;
  }

  .stage {
    position: absolute;
    inset: 0;
    cursor: grab;
    touch-action: none;
  }

  .stage:active {
    cursor: grabbing;
  }

  .stage:focus-visible {
    outline-offset: -3px;
  }

  .stage canvas {
    position: absolute;
    inset: 0;
    width: 100% !important;
    height: 100% !important;
  }

  .captions {
    position: absolute;
    top: 10px;
    left: 10px;
    right: 10px;
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    gap: 6px;
    pointer-events: none;
  }

  .caption,
  .readings,
  .bar {
    border-radius: 7px;
    background: var(--glass);
    backdrop-filter: blur(6px);
  }

  .caption {
    display: inline-flex;
    align-items: center;
    gap: 7px;
    padding: 4px 10px;
    font-size: var(--type-note);
  }

  .caption i {
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--policy);
  }

  .caption.learning i {
    background: var(--learning);
    border-radius: 2px;
  }

  .caption.objects i {
    border-radius: 1px;
    background: #c08f5a;
  }

  .caption.objects .bots {
    background: #dfe3ec;
  }

  .drives {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .follow {
    text-align: left;
    border: 1px solid transparent;
    color: inherit;
    cursor: pointer;
    pointer-events: auto;
  }

  .follow[aria-pressed='true'] {
    border-color: var(--policy);
  }

  .sign-0 {
    color: var(--policy-text);
  }

  .sign-1 {
    color: var(--replay-1);
  }

  .sign-2 {
    color: var(--replay-2);
  }

  .end {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  gp-replay-bar {
    position: absolute;
    right: 10px;
    bottom: 10px;
    left: 10px;
  }

  /* What is slotted tells of the race. */
  :host([racing]) :is(.captions, .readings, gp-car-sight, gp-replay-bar, [aria-label='Shown in the view']) {
    display: none;
  }

  gp-car-sight {
    position: absolute;
    top: 74px;
    right: 10px;
  }

  .cross {
    color: var(--off-text);
  }

  .ring {
    color: var(--clean-text);
  }

  .readings {
    position: absolute;
    bottom: 10px;
    left: 10px;
    display: grid;
    grid-template-columns: repeat(5, auto);
    gap: 2px 12px;
    max-width: calc(100% - 540px);
    margin: 0;
    padding: 6px 12px;
  }

  .readings[hidden] {
    display: none;
  }

  dt {
    color: var(--quiet);
    font-size: var(--type-tiny);
  }

  dd {
    margin: 0;
    min-width: 52px;
    font: 500 0.875rem/1.3 var(--mono);
    white-space: nowrap;
  }

  .share small {
    color: var(--quiet);
    font: var(--type-tiny) var(--font);
  }

  .controls {
    position: absolute;
    right: 10px;
    bottom: 10px;
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    gap: 4px;
  }

  /* All else stands on the bar of a replay. */
  gp-replay-bar ~ :is(.readings, .controls) {
    bottom: 56px;
  }

  .bar {
    display: flex;
    gap: 2px;
    padding: 3px;
  }

  .bar button {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    height: 30px;
    padding: 0 6px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--text);
    font-size: var(--type-note);
    cursor: pointer;
  }

  .bar button:hover {
    background: color-mix(in oklab, var(--text) 12%, transparent);
  }

  .bar button.recording {
    color: var(--off-text);
  }

  .caption .link {
    margin-left: 8px;
    pointer-events: auto;
  }

  .bar button[aria-pressed='true'] {
    background: color-mix(in oklab, var(--policy) 34%, transparent);
    font-weight: 600;
  }

  .trouble {
    position: absolute;
    inset: 0;
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 8px;
    padding: 24px;
    background: color-mix(in oklab, var(--ground) 88%, transparent);
    text-align: center;
  }

  .trouble p {
    max-width: 46ch;
    margin: 0;
    color: var(--quiet);
  }

  .again {
    padding: 7px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 7px;
    background: var(--raised);
    cursor: pointer;
  }

  /* Seven buttons with their names leave room for two readings beside each other. */
  /* Only where all buttons would cover the road. */
  .fold {
    display: none;
    flex: none;
    place-items: center;
    width: 44px;
    height: 44px;
    padding: 0;
    border: 0;
    border-radius: 8px;
    background: color-mix(in oklab, var(--panel) 86%, transparent);
    color: var(--text);
    cursor: pointer;
  }
`;
