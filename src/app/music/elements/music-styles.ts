import { css } from 'lit';

/** Buttons and fields of the music tab. */
export const musicStyles = css`
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 8px;
    padding: 8px 12px;
  }

  .group {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }

  .tool {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 32px;
    min-height: 32px;
    padding: 4px 9px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    white-space: nowrap;
    cursor: pointer;
  }

  /** What a panel is there for. */
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

  .tool[aria-pressed='true'] {
    border-color: var(--policy);
    background: color-mix(in oklab, var(--policy) 22%, var(--panel));
  }

  .field {
    min-height: 32px;
    padding: 4px 8px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--ground);
    color: var(--text);
    font: var(--type-text) var(--font);
    font-feature-settings: 'tnum';
  }

  input[type='number'] {
    width: 64px;
  }

  input[type='range'] {
    width: 92px;
  }

  label {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--type-text);
    white-space: nowrap;
  }

  .unit {
    color: var(--quiet);
    font-size: var(--type-note);
  }

  .divider {
    width: 1px;
    height: 20px;
    background: var(--line);
  }
`;
