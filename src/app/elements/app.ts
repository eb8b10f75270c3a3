import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { SIZE_LIMITS, usualSizes, type PanelSizes } from '../controllers/panel-sizes.ts';
import type { RaceSession } from '../controllers/race-session.ts';
import { StoreController } from '../controllers/store-controller.ts';
import type { LabSession } from '../lab/controllers/lab-session.ts';
import type { MusicSession } from '../music/controllers/music-session.ts';
import { formerSetupOf } from '../state/former-setups.ts';
import { carInView, fleetCar, learningCars, type RaceState } from '../state/race-state.ts';
import type { RunRecord } from '../state/run-record.ts';
import type { Tab } from '../state/tab.ts';
import { panelBarStyles } from '../theme/panel-bar-styles.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './app-dialogs.ts';
import type { AppDialogs } from './app-dialogs.ts';
import { appStyles } from './app-styles.ts';
import { emit, type AppEvent } from './emit.ts';
import { FocusKeeper } from './focus-keeper.ts';
import { phoneBar, type PanelName } from './phone-bar.ts';
import './race-view.ts';
import { results } from './results.ts';
import { rewardSection } from './reward-section.ts';
import { tourStep } from './tour-step.ts';
import { keepClip } from './session-files.ts';
import './top-bar.ts';

const IDLE = { phase: 'idle' } as const;
/** Those of a tab that is not in view wait until it is. */
const NO_NOTICES: RaceState['notices'] = [];

/**
 * The whole app: shows the session's state and passes on what people do.
 * @fires gp-theme (bubbles from the top bar) @fires gp-sizes with the new panel sizes
 */
@customElement('gp-app')
export class App extends LitElement {
  static override readonly styles = [sharedStyles, panelBarStyles, appStyles];

  @property() tab: Tab = 'race';
  /** Each is null until its tab has been gone to. */
  @property({ attribute: false }) session: RaceSession | null = null;
  @property({ attribute: false }) music: MusicSession | null = null;
  @property({ attribute: false }) lab: LabSession | null = null;
  /** Why a tab is not there; empty: it is, or is on its way. */
  @property() trouble = '';
  @property({ attribute: false }) sizes: PanelSizes = usualSizes(innerWidth);
  @property({ reflect: true }) theme: RaceState['theme'] = 'dark';
  /** What the page still waits for before cars can drive, for example Python. */
  @property() waitingFor = '';
  @state() private panel: PanelName = 'reward';
  /** Whether the help of a tab other than the race's is open. */
  @state() private helpShown = false;
  /** The share of the lap that is pointed at in the charts. */
  @state() private place: number | null = null;
  @query('gp-app-dialogs') private readonly dialogs!: AppDialogs;
  readonly #state = new StoreController<RaceState>(this);

  constructor() {
    super();
    this.addController(new FocusKeeper());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
    for (const type of ['dragover', 'drop']) this.addEventListener(type, keepPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    for (const type of ['dragover', 'drop']) this.removeEventListener(type, keepPage);
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('session')) this.#state.follow(this.session?.store ?? null);
  }

  override render() {
    const { session, tab } = this;
    const state = this.#state.value;
    return html`<gp-top-bar
        role="banner"
        tab=${tab}
        .training=${state?.training ?? IDLE}
        ?racing=${state?.racing ?? false}
        theme=${this.theme}
        @gp-help=${() => (tab === 'race' ? void this.dialogs.open('help') : (this.helpShown = true))}
        @gp-tour=${() => session && void this.#beginTour(session)}
      ></gp-top-bar>
      ${session === null || state === undefined ? nothing : this.#race(session, state)}
      ${this.trouble === '' ? nothing : html`<p role="alert">${this.trouble}</p>`}
      ${this.music === null ? nothing : this.#music(this.music)}
      ${this.lab === null ? nothing : this.#lab(this.lab)}`;
  }

  #music(session: MusicSession) {
    return html`<gp-music-room
      .session=${session}
      ?hidden=${this.tab !== 'music'}
      ?active=${this.tab === 'music'}
      ?help=${this.tab === 'music' && this.helpShown}
      theme=${this.theme}
      @gp-help-close=${() => (this.helpShown = false)}
    ></gp-music-room>`;
  }

  #lab(session: LabSession) {
    return html`<gp-lab-hall
      .session=${session}
      ?hidden=${this.tab !== 'lab'}
      ?help=${this.tab === 'lab' && this.helpShown}
      theme=${this.theme}
      @gp-help-close=${() => (this.helpShown = false)}
    ></gp-lab-hall>`;
  }

  #race(session: RaceSession, state: Readonly<RaceState>) {
    const { pair } = session.comparison;
    const isInView = this.tab === 'race';
    return html`<main
        ?hidden=${!isInView}
        data-panel=${this.panel}
        data-tour=${state.tour === null || state.tour.isLeft ? nothing : state.tour.step}
        ?data-racing=${state.racing}
        ?data-tool=${state.openTool !== null}
        @gp-why=${({ detail }: AppEvent<'gp-why'>) => this.#why(detail, session)}
        @gp-why-aspect=${({ detail }: AppEvent<'gp-why-aspect'>) => session.driving.askAbout(detail)}
        @gp-why-hold=${({ detail }: AppEvent<'gp-why-hold'>) => session.driving.holdWhy(detail)}
        @gp-sight=${({ detail }: AppEvent<'gp-sight'>) => session.driving.showSight(detail)}
        style="--left:${this.sizes.left}px;--right:${this.sizes.right}px;--bottom:${this.sizes.bottom}px"
      >
        ${rewardSection(session, state, this.waitingFor, this.dialogs)}
        ${this.#splitter('left', 'Width of the reward panel')}
        <gp-race-view
          .track=${state.track}
          .hub=${session.hub}
          .driving=${state.driving}
          .car=${carInView(state)}
          .fleetCar=${fleetCar(state)}
          .replay=${state.replay}
          .reel=${session.replays.reel}
          .learning=${learningCars(state)}
          ?sight=${state.sightShown}
          ?why=${state.whyShown}
          whyaspect=${state.whyAspect}
          .ideal=${state.idealLaps.get(state.track, carInView(state))}
          ?idealshown=${state.idealShown}
          ?trailshown=${state.trailShown}
          trailby=${state.trailBy}
          .trailReward=${state.trailReward}
          ?raceshown=${state.raceShown}
          ?racing=${state.racing}
          .field=${state.field}
          .manner=${state.fieldManner}
          ?fieldshown=${state.fieldShown}
          .profile=${state.profile}
          .code=${state.drafts[state.language].code}
          .laps=${state.laps}
          .chosenLap=${state.chosenLap}
          .place=${this.place}
          ?ribbonshown=${state.ribbonShown}
          @gp-replay=${({ detail }: AppEvent<'gp-replay'>) => void session.replays.show(detail)}
          @gp-playback=${({ detail }: AppEvent<'gp-playback'>) => session.replays.control(detail)}
          @gp-field=${({ detail }: AppEvent<'gp-field'>) => session.studio.field.show(detail)}
          @gp-tool=${({ detail }: AppEvent<'gp-tool'>) => session.studio.open(detail)}
          @gp-ribbon=${({ detail }: AppEvent<'gp-ribbon'>) => session.studio.laps.showRibbon(detail)}
          @gp-trail=${({ detail }: AppEvent<'gp-trail'>) => session.driving.showTrail(detail)}
          @gp-trail-by=${({ detail }: AppEvent<'gp-trail-by'>) => session.driving.colourTrail(detail)}
          @gp-clip=${({ detail }: AppEvent<'gp-clip'>) => keepClip(session, detail)}
          @gp-ideal=${({ detail }: AppEvent<'gp-ideal'>) => session.ideal.showLine(detail)}
          @gp-race=${({ detail }: AppEvent<'gp-race'>) => void session.contests.show(detail)}
          theme=${state.theme}
        >
          <gp-race-room
            .room=${session.contests.room}
            .cars=${state.cars}
            .tracks=${state.tracks}
            .track=${state.track}
            .objects=${state.setup.race}
            .hub=${session.hub}
            ?open=${state.raceShown}
            .isCovered=${this.#isCovered}
          ></gp-race-room>
        </gp-race-view>
        ${tourStep(session, state)} ${this.#splitter('bottom', 'Height of the charts')}
        <gp-chart-grid
          .curves=${session.view.curves}
          .compared=${pair === null ? session.sweeps.compared : session.comparison.compared}
          ?chosen=${pair !== null}
          @gp-comparison=${() => void this.dialogs.open('comparison')}
          @gp-compare=${() => void session.comparison.choose(null)}
          .ideal=${idealOfRun(state)}
          .marks=${runInView(state)?.rewardChanges ?? []}
          ?sectors=${state.sectorsShown}
          axis=${state.chartAxis}
          @gp-place=${({ detail }: AppEvent<'gp-place'>) => (this.place = detail)}
          @gp-sectors=${({ detail }: AppEvent<'gp-sectors'>) => session.view.showSectors(detail)}
          @gp-chart-axis=${({ detail }: AppEvent<'gp-chart-axis'>) => session.view.drawOver(detail)}
          theme=${state.theme}
        ></gp-chart-grid>
        ${this.#splitter('right', 'Width of the setup panel')} ${this.#side(session, state)}
        ${phoneBar(this.panel, (panel) => this.#show(panel, session))}
      </main>
      <gp-notice-stack
        ?over-race=${state.racing}
        .notices=${isInView ? state.notices : NO_NOTICES}
        @gp-dismiss=${(event: AppEvent<'gp-dismiss'>) => session.notices.dismiss(event.detail)}
      ></gp-notice-stack>
      <gp-app-dialogs .session=${session} @gp-tour=${() => void this.#beginTour(session)}></gp-app-dialogs>`;
  }

  #side(session: RaceSession, state: Readonly<RaceState>) {
    return html`<section class="side" aria-label="Setup and results">
      <gp-run-setup
        .setup=${state.setup}
        ?replaced=${formerSetupOf(state) !== null}
        .tracks=${state.tracks}
        .cars=${state.cars}
        .outcomes=${session.sweeps.outcomes}
        ?open=${session.sweeps.canGoOn}
        ?busy=${state.training.phase !== 'idle'}
        @gp-sweep=${({ detail }: AppEvent<'gp-sweep'>) => session.sweeps.begin(detail.name, detail.values)}
        @gp-sweep-on=${() => session.sweeps.goOn()}
        @gp-sweep-off=${() => session.sweeps.leaveOut()}
        @gp-select=${({ detail }: AppEvent<'gp-select'>) => void session.view.select(detail)}
        @gp-setup=${(event: AppEvent<'gp-setup'>) => session.setUp(event.detail)}
        @gp-import-settings=${({ detail }: AppEvent<'gp-import-settings'>) =>
          void session.settings.import(detail)}
        @gp-preset=${({ detail: { name, setup } }: AppEvent<'gp-preset'>) =>
          session.setups.replace(setup, `“${name}” has replaced your setup.`)}
        @gp-setup-back=${() => session.setups.putBack()}
        @gp-garage=${() => void this.dialogs.open('garage')}
        @gp-import=${({ detail }: AppEvent<'gp-import'>) => void session.tracks.import(detail)}
        @gp-draw-track=${({ detail }: AppEvent<'gp-draw-track'>) =>
          void this.dialogs.drawTrack(session, detail)}
        @gp-remove-track=${({ detail }: AppEvent<'gp-remove-track'>) => session.tracks.remove(detail)}
      ></gp-run-setup>
      <gp-why
        .hub=${session.hub}
        ?open=${state.whyShown}
        aspect=${state.whyAspect}
        ?held=${state.whyHeld}
        ?driven=${state.driving.source !== 'none'}
        ?replayed=${state.replay !== null}
        ?sight=${state.sightShown}
        trouble=${state.whyTrouble}
      ></gp-why>
      ${results(session, state, {
        showComparison: () => void this.dialogs.open('comparison'),
        exportRun: (runId) => void this.dialogs.exportRun(session, runId),
      })}
    </section>`;
  }

  #splitter(panel: keyof PanelSizes, label: string) {
    const [min, max] = SIZE_LIMITS[panel];
    return html`<gp-splitter
      class="split-${panel}"
      orientation=${panel === 'bottom' ? 'horizontal' : 'vertical'}
      label=${label}
      .size=${this.sizes[panel]}
      .min=${min}
      .max=${max}
      .usual=${usualSizes(innerWidth)[panel]}
      ?trailing=${panel !== 'left'}
      @gp-split=${({ detail }: AppEvent<'gp-split'>) => {
        this.sizes = { ...this.sizes, [panel]: detail };
        emit(this, 'gp-sizes', this.sizes);
      }}
    ></gp-splitter>`;
  }

  /** On a phone, asking why and showing the panel that tells it are one. */
  #show(panel: PanelName, { driving }: RaceSession): void {
    const before = this.panel;
    this.panel = panel;
    if (panel === 'why' || before === 'why') driving.showWhy(panel === 'why');
  }

  readonly #isCovered = (): boolean => this.dialogs.isOpen;

  /** On a phone it begins where the reward is. */
  async #beginTour(session: RaceSession): Promise<void> {
    await import('./tour-card.ts');
    this.panel = 'reward';
    session.tour.begin();
  }

  #why(isShown: boolean, { driving }: RaceSession): void {
    driving.showWhy(isShown);
    if (isShown || this.panel === 'why') this.panel = isShown ? 'why' : 'results';
    if (isShown)
      void this.updateComplete.then(() => this.renderRoot.querySelector('gp-why')?.scrollIntoView());
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { session } = this;
    if (session === null || this.tab !== 'race' || !(event.ctrlKey || event.metaKey)) return;
    // What would come of them is behind a dialog, or beside a race that needs the machine.
    if (this.dialogs.isOpen || session.store.state.racing) return;
    if (event.key === 's' && !event.shiftKey) {
      void session.rewards.save();
      event.preventDefault();
    }
    if (event.key !== 'Enter') return;
    const { phase } = session.store.state.training;
    if (!event.shiftKey) {
      if (phase === 'idle') session.runs.train();
      else session.training.stop();
    } else if (phase === 'training') session.training.pause();
    else session.training.resume();
    event.preventDefault();
  };
}

/** A file that is dropped beside its place would otherwise be opened instead of the page. */
function keepPage(event: Event): void {
  if ((event as DragEvent).dataTransfer?.types.includes('Files')) event.preventDefault();
}

/** The ideal lap of the run in view, from a standing start, seconds. */
function idealOfRun(state: Readonly<RaceState>): number | null {
  const run = runInView(state);
  return run === undefined ? null : state.idealLaps.standing(run.config.track, run.config.car);
}

function runInView({ runs, selectedRunId }: Readonly<RaceState>): RunRecord | undefined {
  return runs.find(({ id }) => id === selectedRunId);
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-app': App;
  }
}
