import { css } from 'lit';

/** What every panel of the app looks like. */
export const sharedStyles = css`
  :host {
    box-sizing: border-box;
    font-feature-settings: 'tnum', 'cv11';
  }

  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  h2 {
    margin: 0;
    font: 600 var(--type-lead)/1.3 var(--font);
    letter-spacing: 0.01em;
  }

  button {
    color: inherit;
    font: inherit;
  }

  /* Sliders, boxes and their like. Dark enough on paper for the browser to draw a pale track. */
  input {
    accent-color: var(--policy-text);
  }

  :focus-visible {
    outline: 2px solid var(--policy);
    outline-offset: 2px;
  }

  .quiet {
    color: var(--quiet);
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  /* A button that leads to another place, in running text. */
  .link {
    padding: 0;
    border: 0;
    background: none;
    color: var(--policy-text);
    cursor: pointer;
    text-decoration: underline;
    text-underline-offset: 2px;
  }

  .icon-button {
    display: inline-grid;
    place-items: center;
    width: 32px;
    height: 32px;
    padding: 0;
    border: 0;
    border-radius: 6px;
    background: transparent;
    cursor: pointer;
    transition: background var(--quick);
  }

  .icon-button:hover {
    background: var(--raised);
  }

  .icon-button:disabled {
    opacity: 0.4;
    cursor: default;
  }

  /* What opens over the page does so as quickly as all else moves. */
  wa-dialog,
  wa-dropdown {
    --show-duration: var(--quick);
    --hide-duration: var(--quick);
  }

  /* A label that opens files: its input lies over it, unseen. */
  .opens-files {
    position: relative;
    cursor: pointer;
  }

  .opens-files:focus-within {
    outline: 2px solid var(--policy);
  }

  .opens-files input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }

  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
