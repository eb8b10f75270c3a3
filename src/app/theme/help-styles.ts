import { css } from 'lit';

/** A page of help in a dialog: what one does here, then the keys; on a phone each key over what it does. */
export const helpStyles = css`
  wa-dialog {
    --width: 600px;
  }

  p,
  ol {
    margin: 0 0 12px;
    line-height: 1.55;
  }

  ol {
    padding-left: 20px;
  }

  li {
    margin-bottom: 4px;
  }

  dl {
    display: grid;
    grid-template-columns: auto minmax(200px, 1fr);
    gap: 5px 16px;
    margin: 8px 0 0;
    font-size: var(--type-lead);
  }

  dt {
    font-family: var(--mono);
    font-size: var(--type-note);
  }

  dd {
    margin: 0;
    color: var(--quiet);
  }

  @media (max-width: 560px) {
    dl {
      display: block;
    }

    dd {
      margin: 1px 0 8px;
    }
  }
`;
