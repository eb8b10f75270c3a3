import { css } from 'lit';

/** Rows of settings: a name and a control, a line that explains it, and what is wrong with it. */
export const setupStyles = css`
  .rows {
    display: grid;
    gap: 12px;
    padding: 4px 2px 4px;
  }

  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 10px;
    font-size: var(--type-text);
  }

  .about {
    color: var(--quiet);
    font-size: var(--type-small);
    line-height: 1.4;
  }

  .row + .about {
    margin-top: -8px;
  }

  .fault {
    color: var(--off-text);
  }

  select,
  input[type='number'],
  input[type='text'] {
    height: 30px;
    padding: 0 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: inherit;
    font-variant-numeric: tabular-nums;
  }

  select {
    min-width: 0;
    max-width: 190px;
  }

  input[type='number'],
  input[type='text'] {
    width: 96px;
  }

  .choice {
    min-height: 30px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font-size: var(--type-note);
    cursor: pointer;
  }

  wa-slider {
    --track-size: 5px;
    --thumb-width: 16px;
    --thumb-height: 16px;
    margin-inline: 8px;
    font-size: var(--type-text);
  }

  wa-slider::part(label) {
    font-weight: 400;
    font-size: var(--type-text);
  }

  wa-switch {
    font-size: var(--type-text);
  }

  .hint {
    display: grid;
    justify-items: start;
    gap: 8px;
    padding: 8px 10px;
    border-left: 3px solid var(--learning-line);
    border-radius: 0 6px 6px 0;
    background: var(--ground);
    font-size: var(--type-note);
    line-height: 1.4;
  }

  .hint button {
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-note);
    cursor: pointer;
  }
`;
