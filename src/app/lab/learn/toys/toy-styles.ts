import { css } from 'lit';

/** What the small things to try in lessons look like: a picture, buttons, figures, a sentence. */
export const toyStyles = css`
  :host {
    display: block;
    padding: 12px;
    border-radius: var(--radius);
    background: var(--raised);
  }

  svg {
    display: block;
    width: 100%;
    border-radius: 4px;
    background: var(--ground);
  }

  .axis {
    stroke: var(--line-strong);
  }

  .curve {
    fill: none;
    stroke: var(--policy-text);
    stroke-width: 2;
  }

  .aim {
    fill: none;
    stroke: var(--text);
    stroke-width: 1.4;
    stroke-dasharray: 5 4;
  }

  .miss {
    stroke: var(--off-text);
    stroke-width: 1;
  }

  .seen {
    fill: var(--text);
  }

  .held {
    fill: none;
    stroke: var(--learning-line);
    stroke-width: 1.8;
  }

  /* What stands at the ends of an axis. */
  .ends {
    display: flex;
    justify-content: space-between;
    margin: 2px 0 0;
    color: var(--quiet);
    font-size: var(--type-small);
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 0 8px;
  }

  .bar button {
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--panel);
    font-size: var(--type-text);
    cursor: pointer;
  }

  .bar button[aria-pressed='true'] {
    border-color: var(--policy);
    background: color-mix(in oklab, var(--policy) 22%, var(--panel));
  }

  label {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    font-size: var(--type-text);
  }

  .key {
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin: 4px 0 0;
    color: var(--quiet);
    font-size: var(--type-small);
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr));
    gap: 4px 12px;
    margin: 0;
  }

  dt {
    color: var(--quiet);
    font-size: var(--type-small);
  }

  dd {
    margin: 0;
    font: 500 var(--type-text)/1.4 var(--mono);
  }

  p {
    margin: 8px 0 0;
    font-size: var(--type-lead);
    line-height: 1.45;
  }
`;
