import { css } from 'lit';

/** What is otherwise where the 3D view has little room; after its usual styles. */
export const raceViewNarrowStyles = css`
  @container (max-width: 960px) {
    .readings {
      grid-template-columns: repeat(3, auto);
      gap: 2px 9px;
    }

    .share {
      grid-column: span 2;
    }

    dd {
      font-size: var(--type-lead);
    }
  }

  /* Words alone: beside icons they leave the readings no room. */
  @container (max-width: 800px) {
    .bar button:has(span) svg {
      display: none;
    }

    .readings {
      max-width: calc(100% - 400px);
    }
  }

  /* By the view's own width: panels beside it can make it narrow on a wide page. */
  @container (max-width: 690px) {
    .bar span {
      display: none;
    }

    .bar button:has(span) svg {
      display: inline;
    }

    .bar button {
      min-width: 34px;
      justify-content: center;
    }

    /* Beside the bars. */
    .readings {
      max-width: calc(100% - 326px);
      padding: 5px 9px;
    }

    dd {
      min-width: 0;
      font-size: var(--type-note);
    }

    .legend,
    .objects {
      display: none;
    }

    gp-replay-bar ~ :is(.readings, .controls) {
      bottom: 66px;
    }

    /* One row beside the readings, which scrolls: the cars need the room. */
    gp-replay-bar ~ .controls {
      max-width: calc(100% - 152px);
      overflow-x: auto;
      scrollbar-width: none;
    }

    gp-replay-bar ~ .controls .bar {
      display: flex;
      flex-direction: row;
    }

    .captions:has(.drives) {
      right: 10px;
    }

    gp-car-sight {
      top: 42px;
      right: auto;
      left: 10px;
    }

    .captions:has(.drives) ~ gp-car-sight {
      top: 100px;
    }
  }

  @container (max-width: 520px) {
    /* Upright, so that the readings keep their row and thumbs have room. */
    .controls {
      flex-direction: row;
    }

    .bar {
      flex-direction: column;
    }

    .bar button {
      min-width: 44px;
      height: 44px;
    }

    /* The upright bars may reach as high as the captions. */
    .captions {
      right: 124px;
    }

    .readings {
      grid-template-columns: repeat(4, auto);
      gap: 2px 10px;
      max-width: calc(100% - 130px);
    }
  }

  /* Two columns each, so that they stay below the captions. */
  @container (max-width: 520px) and (max-height: 400px) {
    .bar {
      display: grid;
      grid-template-columns: auto auto;
    }

    .captions {
      right: 10px;
    }

    .readings {
      gap: 2px 7px;
      max-width: calc(100% - 220px);
    }
  }

  /* With a tool open on a phone nothing of the road would be left. */
  @container (max-width: 520px) and (max-height: 320px) {
    .captions:has(.drives) ~ gp-car-sight {
      display: none;
    }
  }

  /* The best lap says more than the last one where there is no room for both. */
  @container (max-width: 430px) {
    .readings {
      grid-template-columns: repeat(3, auto);
    }

    .readings > :nth-child(3) {
      display: none;
    }
  }

  /* On a phone the buttons would cover the road. */
  @media (max-width: 600px), (max-height: 480px) {
    .fold {
      display: grid;
    }

    .controls:not(.open) .bar {
      display: none;
    }

    .captions {
      right: 10px;
    }

    .readings {
      max-width: calc(100% - 78px);
    }

    /* Where the buttons are, as long as they are unfolded. */
    .readings:has(~ .controls.open) {
      display: none;
    }
  }

  /* Unfolded on a phone: with words, and above the button that folds them, which stays under the thumb. */
  @container (max-width: 520px) {
    .controls.open {
      flex-direction: column-reverse;
      max-width: calc(100% - 20px);
      overflow: visible;
    }

    .controls.open .bar {
      display: grid;
      grid-template-columns: repeat(4, minmax(60px, auto));
    }

    .controls.open .bar button {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      padding: 0 3px;
    }

    .controls.open .bar span {
      display: block;
      font-size: var(--type-tiny);
      line-height: 1.2;
    }
  }

  /* With a tool open, too: as low as they can be. */
  @container (max-width: 520px) and (max-height: 320px) {
    .controls.open .bar {
      grid-template-columns: repeat(8, minmax(0, 44px));
    }

    .controls.open .bar button {
      min-width: 0;
    }

    .controls.open .bar span {
      display: none;
    }
  }
`;
