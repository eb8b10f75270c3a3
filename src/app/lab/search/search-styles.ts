import { css } from 'lit';

/** The room: the box and what it finds; beside it, below on a phone, how it works and how well. */
export const searchStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(280px, 380px);
    gap: 16px 24px;
    align-items: start;
    padding: 16px;
  }

  .search {
    display: grid;
    gap: 12px;
    max-width: 720px;
  }

  .box {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 0 10px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--ground);
  }

  .box:focus-within {
    outline: 2px solid var(--policy);
  }

  .box input {
    flex: 1;
    min-width: 0;
    height: 40px;
    border: 0;
    outline: 0;
    background: none;
    color: var(--text);
    font: 1rem var(--font);
  }

  p {
    margin: 0;
    line-height: 1.5;
  }

  .quiet,
  .examples {
    font-size: var(--type-lead);
  }

  .examples {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 14px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .choices {
    flex-wrap: wrap;
    justify-self: start;
  }

  ol {
    display: grid;
    gap: 4px;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  @media (max-width: 1100px) {
    :host {
      grid-template-columns: minmax(0, 1fr);
    }

    .search {
      max-width: none;
    }
  }

  @media (pointer: coarse) {
    .choices button {
      min-height: 36px;
    }

    .examples button {
      min-height: 32px;
    }
  }
`;
