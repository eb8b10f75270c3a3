import { css } from 'lit';

/** Melodies beside the work on one of them; on a phone one of the two. */
export const musicRoomStyles = css`
  :host {
    display: grid;
    grid-template: minmax(0, 1fr) / minmax(0, 1fr);
    min-height: 0;
    --part-melody: #56b4e9;
    --on-part-melody: #0f1216;
    --part-drums: #e69f00;
    --part-bass: #2fb68c;
    --part-chords: #cc79a7;
    --part-pad: #f0e442;
  }

  :host([theme='light']) {
    --part-melody: #0072b2;
    --on-part-melody: #ffffff;
    --part-drums: #a86500;
    --part-bass: #00795a;
    --part-chords: #b04f88;
    --part-pad: #7d7000;
  }

  :host([hidden]) {
    display: none;
  }

  main {
    display: grid;
    grid-template: minmax(0, 1fr) auto / 264px minmax(0, 1fr) 272px;
    gap: 0 8px;
    min-height: 0;
    padding: 0 8px 8px;
  }

  main.target {
    outline: 3px dashed var(--policy);
    outline-offset: -6px;
  }

  gp-song-sources {
    grid-area: 1 / 1 / 3 / 2;
  }

  .work {
    grid-area: 1 / 2;
  }

  gp-arrange-panel {
    grid-area: 1 / 3 / 3 / 4;
  }

  gp-song-sources,
  gp-arrange-panel,
  .work {
    min-width: 0;
    min-height: 0;
    border-radius: var(--radius);
    box-shadow: 0 0 0 1px var(--line);
  }

  .work {
    display: flex;
    flex-direction: column;
    background: var(--panel);
    overflow: hidden auto;
  }

  /* Where the window is too low for it and the keys, one scrolls to them. */
  gp-piano-roll {
    flex: 1 0 auto;
  }

  .under {
    display: flex;
    align-items: center;
    padding-right: 12px;
    border-top: 1px solid var(--line);
  }

  .under gp-midi-inputs {
    flex: 1;
    min-width: 0;
  }

  /* Over the middle of the roll, which it stands behind in the column. */
  .count {
    position: relative;
    z-index: 1;
    height: 0;
    margin: 0;
    font-size: 6rem;
    font-weight: 600;
    line-height: 1;
    text-align: center;
    pointer-events: none;
    transform: translateY(-180px);
  }

  gp-train-room {
    grid-area: 1 / 1 / 2 / -1;
  }

  /* Under the work, which makes room for them: they cover nothing. */
  gp-notice-stack {
    grid-area: 2 / 2;
  }

  main[data-panel='train'] gp-notice-stack {
    grid-column: 1 / -1;
  }

  main[data-panel='train'] > :is(gp-song-sources, gp-arrange-panel, .work) {
    display: none;
  }

  .playing {
    display: none;
  }

  @media (max-width: 1100px) {
    main {
      grid-template: minmax(0, 1fr) auto auto auto / minmax(0, 1fr);
      gap: 0;
      padding: 0;
    }

    gp-song-sources,
    gp-arrange-panel,
    .work {
      grid-area: 1 / 1;
      border-radius: 0;
      box-shadow: none;
    }

    gp-train-room {
      grid-area: 1 / 1;
    }

    main[data-panel='melody'] :is(gp-song-sources, gp-arrange-panel),
    main[data-panel='songs'] :is(.work, gp-arrange-panel),
    main[data-panel='arrange'] :is(.work, gp-song-sources) {
      display: none;
    }

    gp-notice-stack {
      grid-area: 2 / 1;
      padding: 0 8px;
    }

    /* Where the transport is not in view. */
    main:is([data-panel='songs'], [data-panel='arrange']) .playing {
      grid-area: 3 / 1;
      display: flex;
      align-items: center;
      gap: 10px;
      padding: 6px 12px;
      border-top: 1px solid var(--line);
      background: var(--panel);
      font-size: var(--type-text);
    }

    .playing span {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }

    nav {
      grid-area: 4 / 1;
      --panel-current: var(--policy-text);
    }
  }

  @media (max-width: 1100px) and (max-height: 640px) {
    nav button {
      grid-auto-flow: column;
      place-content: center;
      place-items: center;
      gap: 6px;
      padding: 6px 0;
    }
  }
`;
