import { css } from 'lit';

/** Sections, buttons and fields of the vision room. */
export const visionStyles = css`
  h3 {
    margin: 0;
    font: 600 var(--type-lead)/1.3 var(--font);
  }

  p {
    margin: 0;
    font-size: var(--type-text);
    line-height: 1.45;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    font-size: var(--type-text);
  }

  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 32px;
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    cursor: pointer;
  }

  .tool.prominent {
    min-height: 40px;
    border-color: transparent;
    background: var(--learning);
    color: var(--on-learning);
    font-size: var(--type-lead);
    font-weight: 600;
  }

  .tool:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .field {
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: var(--type-text) var(--font);
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--type-text);
  }

  input[type='number'] {
    width: 64px;
  }

  .fault {
    color: var(--off-text);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
`;
