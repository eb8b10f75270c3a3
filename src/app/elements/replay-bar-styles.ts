import { css } from 'lit';

export const replayBarStyles = css`
  :host {
    display: block;
  }

  :host(:focus-visible) {
    border-radius: 7px;
  }

  .bar {
    display: grid;
    grid-template-columns: auto minmax(60px, 1fr) auto auto auto;
    align-items: center;
    gap: 2px 8px;
    padding: 4px 6px;
    border-radius: 7px;
    background: var(--glass);
    backdrop-filter: blur(6px);
  }

  .moves {
    display: flex;
    gap: 2px;
  }

  select {
    height: 28px;
    padding: 0 2px;
    border: 1px solid var(--line-strong);
    border-radius: 5px;
    background: var(--panel);
    font-size: var(--type-note);
  }

  button {
    display: inline-grid;
    place-items: center;
    min-width: 32px;
    height: 32px;
    padding: 0 5px;
    border: 0;
    border-radius: 5px;
    background: none;
    color: var(--text);
    font-size: var(--type-note);
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    background: color-mix(in oklab, var(--text) 12%, transparent);
  }

  button:disabled {
    color: var(--quiet);
    cursor: default;
  }

  input {
    width: 100%;
    min-width: 0;
    margin: 0;
  }

  .time {
    font: 500 var(--type-note)/1.3 var(--mono);
    text-align: right;
    white-space: nowrap;
  }

  /* One row for thumbs, the time under its slider. */
  @container (max-width: 690px) {
    .bar {
      grid-template-columns: auto minmax(60px, 1fr) auto auto;
      gap: 0 4px;
      padding: 2px 4px;
    }

    .moves {
      gap: 0;
      grid-row: 1 / 3;
    }

    input {
      grid-area: 1 / 2;
      height: 26px;
    }

    .time {
      grid-area: 2 / 2;
      font-size: var(--type-tiny);
      text-align: center;
    }

    select,
    .close {
      grid-row: 1 / 3;
    }

    select {
      height: 36px;
    }

    button {
      min-width: 40px;
      height: 44px;
    }
  }
`;
