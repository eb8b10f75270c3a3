import { css } from 'lit';

/** Buttons, pills and lists of the room. */
export const fraudStyles = css`
  h2 small {
    font-weight: 400;
    font-size: var(--type-note);
  }

  p {
    margin: 0;
    line-height: 1.5;
  }

  .tool {
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    cursor: pointer;
  }

  .tool:disabled {
    color: var(--quiet);
    cursor: default;
  }

  .pill {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: 4px;
    padding: 1px 7px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    font-size: var(--type-note);
    white-space: nowrap;
  }

  .pill.approve {
    border-color: var(--clean);
    color: var(--clean-text);
  }

  .pill.refuse {
    border-color: var(--off);
    color: var(--off-text);
  }

  .quiet {
    font-size: var(--type-note);
  }
`;
