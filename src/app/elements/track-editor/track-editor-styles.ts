import { css } from 'lit';

/** A dialog as large as the page: the plane with the profile under it, what is known and done beside them. */
export const trackEditorStyles = css`
  wa-dialog {
    --width: calc(100vw - 32px);
    --spacing: 16px;
  }

  wa-dialog::part(dialog) {
    height: calc(100dvh - 32px);
    max-width: none;
    max-height: none;
  }

  wa-dialog::part(header) {
    padding-block-end: 8px;
  }

  wa-dialog::part(body) {
    min-height: 0;
    padding: 0;
    overflow: hidden;
  }

  .editor {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) 316px;
    height: 100%;
    border-top: 1px solid var(--line);
    background: var(--panel);
  }

  .editor.target {
    outline: 3px dashed var(--policy);
    outline-offset: -6px;
  }

  .tools {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
    padding: 8px 16px;
    border-bottom: 1px solid var(--line);
  }

  .tools .field {
    flex: 0 1 220px;
    min-width: 120px;
    padding: 6px 8px;
    font: var(--type-lead) var(--font);
  }

  .tool {
    position: relative;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-height: 32px;
    padding: 4px 10px;
    border: 1px solid var(--line-strong);
    border-radius: 6px;
    background: var(--raised);
    font-size: var(--type-text);
    cursor: pointer;
    overflow: hidden;
  }

  .tool[aria-pressed='true'] {
    border-color: var(--learning-line);
    background: color-mix(in oklab, var(--learning) 18%, var(--panel));
  }

  .tool:disabled {
    opacity: 0.4;
    cursor: default;
  }

  .stage {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-width: 0;
    min-height: 0;
  }

  .side {
    padding: 12px 14px;
    border-left: 1px solid var(--line);
    overflow-y: auto;
  }

  .side h2 {
    margin: 16px 0 8px;
  }

  .side h2:first-child {
    margin-top: 0;
  }

  dl {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 3px 10px;
    margin: 0;
    font-size: var(--type-text);
  }

  dt {
    color: var(--quiet);
  }

  dd {
    margin: 0;
    text-align: right;
  }

  .faults {
    margin: 0;
    padding: 0;
    max-height: 232px;
    overflow-y: auto;
    list-style: none;
    font-size: var(--type-text);
    line-height: 1.4;
  }

  .faults button {
    display: block;
    width: 100%;
    margin-bottom: 6px;
    padding: 6px 8px;
    border: 0;
    border-left: 3px solid var(--learning);
    border-radius: 4px;
    background: var(--raised);
    text-align: left;
    cursor: pointer;
  }

  .faults .error button {
    border-color: var(--off);
  }

  .faults b {
    display: block;
  }

  .error b {
    color: var(--off-text);
  }

  .warning b {
    color: var(--learning-text);
  }

  .fine {
    color: var(--clean-text);
    font-size: var(--type-text);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }

  .length {
    display: flex;
    align-items: center;
    gap: 6px;
    margin-bottom: 8px;
    font-size: var(--type-text);
  }

  .length input {
    width: 84px;
  }

  .end {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-top: 1px solid var(--line);
  }

  /* Always as high: words that come and go would move the plane under the hand. */
  .end p {
    flex: 1;
    height: 36px;
    margin: 0;
    align-content: center;
    overflow-y: auto;
    font-size: var(--type-text);
    line-height: 1.4;
  }

  .end .refused {
    color: var(--off-text);
  }

  wa-button svg {
    margin-inline-end: 6px;
    vertical-align: -3px;
  }

  @media (max-width: 820px) {
    wa-dialog {
      --width: 100vw;
      --spacing: 12px;
    }

    wa-dialog::part(dialog) {
      height: 100dvh;
      border-radius: 0;
    }

    .editor {
      grid-template: auto 54% minmax(0, 1fr) auto / minmax(0, 1fr);
    }

    .tools {
      padding: 6px 12px;
    }

    .tools .field {
      flex: 1 0 110px;
      min-width: 0;
    }

    .tool {
      flex: none;
      min-height: 36px;
    }

    .side {
      border-top: 1px solid var(--line);
      border-left: 0;
    }

    .end {
      flex-wrap: wrap;
      padding: 8px 12px;
    }

    .end p {
      flex: 1 0 100%;
      height: 52px;
    }
  }

  /* A phone on its side: the plane stays where it is, as high as the dialog, and all else scrolls beside it. */
  @media (max-height: 600px) {
    wa-dialog {
      --width: 100vw;
      --spacing: 8px;
    }

    wa-dialog::part(dialog) {
      height: 100dvh;
      border-radius: 0;
    }

    wa-dialog::part(header) {
      padding-block: 4px 0;
    }

    .editor {
      grid-template: auto auto auto 1fr / minmax(0, 1fr) clamp(250px, 42%, 330px);
      overflow-y: auto;
      container-type: size;
    }

    .stage {
      display: contents;
    }

    gp-track-plane {
      position: sticky;
      top: 0;
      grid-area: 1 / 1 / -1 / 2;
      height: 100cqh;
    }

    .tools,
    .side,
    .end,
    gp-track-profile {
      grid-column: 2;
      border-left: 1px solid var(--line);
    }

    .side {
      grid-row: 2;
      border-top: 0;
      overflow: visible;
    }

    .end {
      position: sticky;
      bottom: 0;
      grid-row: 4;
      align-self: end;
      flex-wrap: wrap;
      padding: 8px 10px;
      background: var(--panel);
    }

    .end p {
      flex: 1 0 100%;
      height: auto;
      max-height: 52px;
    }
  }

  /* A phone with its keyboard open. */
  @media (max-height: 600px) and (max-width: 560px) {
    .editor {
      grid-template: auto auto auto auto 1fr / minmax(0, 1fr);
    }

    gp-track-plane {
      position: relative;
      grid-area: 2 / 1;
      height: 62cqh;
    }

    .tools,
    .side,
    .end,
    gp-track-profile {
      grid-column: 1;
      border-left: 0;
    }

    gp-track-profile {
      grid-row: 3;
    }

    .side {
      grid-row: 4;
    }

    .end {
      grid-row: 5;
    }
  }
`;
