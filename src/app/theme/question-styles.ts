import { css } from 'lit';

/** The round question mark that opens what explains the thing beside it, in place. */
export const questionStyles = css`
  .question {
    position: relative;
    flex: none;
    width: 24px;
    height: 24px;
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 50%;
    background: none;
    font: 600 var(--type-note)/1 var(--font);
    cursor: pointer;
  }

  .question[aria-expanded='true'] {
    border-color: var(--policy);
    background: color-mix(in oklab, var(--policy) 22%, var(--panel));
  }

  /* As large for fingers as other buttons, without taking their room. */
  @media (pointer: coarse) {
    .question::after {
      position: absolute;
      inset: -8px;
      content: '';
    }
  }
`;
