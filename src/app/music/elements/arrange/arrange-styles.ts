import { css } from 'lit';

/** Rows and explanations of the panels beside the roll. */
export const arrangeStyles = css`
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
