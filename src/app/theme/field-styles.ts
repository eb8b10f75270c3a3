import { css } from 'lit';

/** Where people type or choose a value. */
export const fieldStyles = css`
  .field {
    padding: 4px 6px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: var(--type-text) var(--mono);
  }
`;
