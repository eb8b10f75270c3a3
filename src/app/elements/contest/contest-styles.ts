import { css } from 'lit';

/** What the cards of the race room look like. */
export const contestStyles = css`
  h3 {
    margin: 18px 0 6px;
    font: 600 var(--type-lead)/1.3 var(--font);
  }

  p {
    margin: 6px 0 0;
    line-height: 1.45;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font: 600 var(--type-lead)/1.3 var(--font);
  }

  .small {
    color: var(--quiet);
    font-size: var(--type-note);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .field {
    display: grid;
    gap: 3px;
    color: var(--quiet);
    font-size: var(--type-note);
  }

  select,
  input[type='number'] {
    min-height: 34px;
    padding: 4px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: inherit;
  }

  .action {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 36px;
    padding: 6px 14px;
    border: 1px solid var(--line-strong);
    border-radius: 7px;
    background: var(--raised);
    cursor: pointer;
  }

  .action.first {
    border-color: transparent;
    background: var(--policy);
    color: #0b1520;
    font-weight: 600;
  }

  .action:disabled {
    opacity: 0.5;
    cursor: default;
  }

  .fault {
    color: var(--learning-text);
  }
`;
