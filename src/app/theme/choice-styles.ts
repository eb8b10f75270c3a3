import { css } from 'lit';

/** A row of buttons of which one is pressed, in a `.choices`. */
export const choiceStyles = css`
  .choices {
    display: inline-flex;
    gap: 2px;
    padding: 2px;
    border-radius: 7px;
    background: var(--ground);
  }

  .choices button {
    padding: 2px 9px;
    border: 0;
    border-radius: 5px;
    background: none;
    font-size: var(--type-note);
    cursor: pointer;
  }

  .choices button[aria-pressed='true'] {
    background: var(--chosen);
    box-shadow: inset 0 0 0 1px var(--line-strong);
    font-weight: 600;
  }
`;
