import { css } from 'lit';

/** A column of rooms beside the one in view; on a phone a row of them above it. */
export const labHallStyles = css`
  :host {
    display: grid;
    grid-template-rows: minmax(0, 1fr);
    min-height: 0;
  }

  :host([hidden]) {
    display: none;
  }

  main {
    display: grid;
    grid-template: minmax(0, 1fr) / 196px minmax(0, 1fr);
    gap: 8px;
    min-height: 0;
    padding: 0 8px 8px;
  }

  nav {
    display: flex;
    flex-direction: column;
    gap: 2px;
    min-height: 0;
    padding: 8px;
    border-radius: var(--radius);
    overflow: auto;
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line);
  }

  a {
    display: grid;
    gap: 1px;
    padding: 7px 10px;
    border-radius: 6px;
    color: inherit;
    text-decoration: none;
    transition: background var(--quick);
  }

  a:hover {
    background: var(--raised);
  }

  a[aria-current] {
    background: var(--chosen);
    box-shadow: inset 3px 0 0 var(--policy);
  }

  a span {
    font-weight: 600;
    font-size: var(--type-lead);
  }

  a small {
    color: var(--quiet);
    font-size: var(--type-small);
  }

  /* The first of those that lead out of the lab. */
  a:not(.door) + .door {
    margin-top: 8px;
    border-top: 1px solid var(--line);
    border-radius: 0 0 6px 6px;
  }

  .door span {
    font-weight: 500;
  }

  .room {
    position: relative;
    min-width: 0;
    min-height: 0;
    border-radius: var(--radius);
    overflow: auto;
    background: var(--panel);
    box-shadow: 0 0 0 1px var(--line);
  }

  .room > p {
    margin: 16px;
  }

  @media (max-width: 760px) {
    main {
      grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
      padding: 0;
      gap: 1px;
    }

    nav {
      flex-direction: row;
      padding: 6px 8px;
      border-radius: 0;
    }

    a {
      flex: none;
      padding: 6px 10px;
    }

    a[aria-current] {
      box-shadow: inset 0 -3px 0 var(--policy);
    }

    a:not(.door) + .door {
      margin-top: 0;
      border-top: 0;
    }

    a small {
      display: none;
    }

    .room {
      border-radius: 0;
    }
  }
`;
