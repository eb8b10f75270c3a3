import { css } from 'lit';

/** The bar under the one panel that a phone shows. */
export const panelBarStyles = css`
  nav {
    display: none;
  }

  @media (max-width: 1100px) {
    nav {
      display: grid;
      grid-auto-columns: 1fr;
      grid-auto-flow: column;
      padding-bottom: env(safe-area-inset-bottom);
      border-top: 1px solid var(--line);
      background: var(--panel);
    }

    nav button {
      display: grid;
      justify-items: center;
      gap: 2px;
      padding: 8px 0 7px;
      border: 0;
      background: none;
      color: var(--quiet);
      font-size: var(--type-tiny);
    }

    nav button[aria-current='true'] {
      color: var(--panel-current, var(--learning-text));
      font-weight: 600;
    }
  }
`;
