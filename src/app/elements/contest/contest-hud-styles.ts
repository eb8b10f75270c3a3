import { css } from 'lit';

/** What stands over the view while a race is on. */
export const contestHudStyles = css`
  :host {
    position: absolute;
    inset: 0;
    overflow: hidden;
    /* It has the focus so that keys drive, and press nothing. */
    outline: none;
    pointer-events: none;
  }

  .board,
  .bar,
  .readings,
  .hint,
  .lights,
  .card {
    border-radius: 8px;
    background: var(--glass);
    backdrop-filter: blur(6px);
  }

  .board {
    position: absolute;
    top: 10px;
    left: 10px;
    display: grid;
    width: min(300px, calc(100% - 20px));
    margin: 0;
    padding: 4px;
    font-size: var(--type-text);
    list-style: none;
    pointer-events: auto;
  }

  .board button {
    display: grid;
    grid-template-columns: 22px 22px minmax(0, 1fr) auto 64px;
    align-items: center;
    gap: 4px;
    width: 100%;
    min-height: 28px;
    padding: 2px 6px;
    border: 0;
    border-radius: 6px;
    background: none;
    font-variant-numeric: tabular-nums;
    text-align: left;
    cursor: pointer;
  }

  .board button[aria-pressed='true'] {
    background: color-mix(in oklab, var(--policy) 26%, transparent);
  }

  .name {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .gap {
    text-align: right;
  }

  .held {
    grid-column: 4 / -1;
    color: var(--off-text);
    white-space: nowrap;
  }

  .bar {
    position: absolute;
    top: 10px;
    right: 10px;
    display: flex;
    gap: 2px;
    padding: 3px;
    pointer-events: auto;
  }

  .bar button,
  .bar select {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-height: 32px;
    padding: 0 8px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--text);
    font: inherit;
    font-size: var(--type-note);
    cursor: pointer;
  }

  .bar option {
    background: var(--panel);
  }

  .bar button:hover {
    background: color-mix(in oklab, var(--text) 12%, transparent);
  }

  .readings {
    position: absolute;
    bottom: 10px;
    left: 10px;
    display: flex;
    gap: 16px;
    margin: 0;
    padding: 6px 12px;
  }

  dt {
    color: var(--quiet);
    font-size: var(--type-tiny);
  }

  dd {
    margin: 0;
    font: 500 1rem/1.3 var(--mono);
    white-space: nowrap;
  }

  .middle {
    position: absolute;
    inset: 0;
    display: grid;
    justify-items: center;
    align-content: center;
    gap: 10px;
    padding: 12px;
  }

  .lights {
    display: flex;
    gap: 10px;
    padding: 12px 16px;
  }

  .lights i {
    width: 26px;
    height: 26px;
    border: 2px solid var(--line-strong);
    border-radius: 50%;
    background: #14171b;
  }

  .lights .on {
    border-color: #ff8b8d;
    background: var(--off);
  }

  .hint {
    max-width: 52ch;
    padding: 6px 12px;
    font-size: var(--type-text);
    text-align: center;
  }

  .card {
    display: grid;
    justify-items: center;
    gap: 10px;
    max-width: 42ch;
    padding: 16px 20px;
    text-align: center;
    pointer-events: auto;
  }

  .go {
    padding: 6px 18px;
    border-radius: 8px;
    background: var(--glass);
    color: var(--clean-text);
    font: 700 1.625rem/1.2 var(--font);
  }

  /* On a phone the buttons stand over the list, and say by their pictures what they are. */
  @media (max-width: 600px) {
    .board {
      top: 62px;
      width: min(230px, calc(100% - 20px));
      font-size: var(--type-note);
    }

    .board button {
      grid-template-columns: 16px 22px minmax(0, 1fr) auto 54px;
    }

    .bar :is(button, select) {
      min-height: 40px;
    }

    .readings {
      gap: 10px;
    }

    :host([touch]) .readings {
      top: 62px;
      right: 10px;
      bottom: auto;
      left: auto;
      flex-direction: column;
      gap: 2px;
    }

    dd {
      font-size: var(--type-lead);
    }
  }
`;
