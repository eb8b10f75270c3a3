import { css } from 'lit';

/** Two bars, one below the other, so that their steps can be compared. */
export const metricExplainerStyles = css`
  :host {
    display: block;
    max-width: 44rem;
  }

  p {
    margin: 0 0 6px;
    font-size: var(--type-text);
    line-height: 1.45;
  }

  .board {
    display: grid;
    gap: 6px;
    border-radius: 4px;
    touch-action: manipulation;
  }

  .bar {
    display: grid;
    grid-template-columns: 4.9rem repeat(16, minmax(0, 1fr));
    gap: 1px;
    align-items: center;
    padding: 0;
    font-size: var(--type-small);
    line-height: 1.2;
  }

  .name {
    padding-right: 4px;
    color: var(--quiet);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .beat {
    color: var(--quiet);
    font-size: var(--type-tiny);
  }

  i,
  .strip {
    display: grid;
    place-items: center;
    height: 22px;
    background: var(--ground);
    font: 700 0.6875rem/1 var(--font);
  }

  i {
    cursor: pointer;
  }

  .first {
    box-shadow: -1px 0 0 var(--line-strong);
  }

  .on {
    background: var(--part);
    color: var(--panel);
  }

  .strip {
    height: 16px;
    background: none;
  }

  .in::after {
    content: '●';
  }

  .out::after {
    content: '×';
  }

  .board:focus-visible .here {
    outline: 2px solid var(--policy);
    outline-offset: -1px;
  }

  .value {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 12px;
    margin: 6px 0 2px;
  }

  .how {
    color: var(--quiet);
    font-size: var(--type-small);
  }

  summary {
    font-size: var(--type-text);
    cursor: pointer;
  }

  details p {
    margin-top: 4px;
    color: var(--quiet);
  }
`;
