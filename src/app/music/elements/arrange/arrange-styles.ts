import { css } from 'lit';

/** The panels beside the roll: rows, and explanations. */
export const arrangeStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 10px;
  }

  .row {
    display: flex;
    align-items: center;
    gap: 6px;
  }

  p {
    margin: 0;
    color: var(--quiet);
    font-size: var(--type-text);
    line-height: 1.45;
  }
`;

/** Rows of fields with their labels, as many side by side as fit. */
export const fieldRowStyles = css`
  .row {
    flex-wrap: wrap;
    gap: 6px;
  }

  input[type='range'],
  select {
    flex: 1;
    min-width: 0;
  }

  label.wide {
    flex: 1;
    min-width: 0;
  }

  input[type='number'] {
    width: 56px;
  }
`;
