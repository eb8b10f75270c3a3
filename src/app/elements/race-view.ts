import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Car } from '../../sim/car.ts';
import type { TrackFile } from '../../track/track-file.ts';
import type { Aspect, Explanation } from '../../training/explain/explanation.ts';
import type { Sight } from '../../training/policy-sight.ts';
import type { FieldManner } from '../../training/studio/field-rows.ts';
import type { CameraMode } from '../../viewer/camera/camera-pose.ts';
import { PLAYBACK_DELAY } from '../../viewer/fleet-playback.ts';
import type { RaceViewer } from '../../viewer/race-viewer.ts';
import type { TrailColouring } from '../../viewer/trail-scale.ts';
import { STOCK_CAR } from '../../workers/client/create-run-config.ts';
import { type FieldPicture, POSE } from '../../workers/protocol.ts';
import type { FrameHub } from '../state/frame-hub.ts';
import type { IdealLapOutcome } from '../state/ideal-laps.ts';
import { messageOf } from '../state/message-of.ts';
import { NOT_DRIVING, type Driving, type RaceState } from '../state/race-state.ts';
import {
  FIRST_STUDIO,
  lapInView,
  lapPicture,
  type LapsView,
  NOTHING_SCORED,
  type StudioView,
} from '../state/studio-state.ts';
import type { ReplayReel } from '../state/replay-reel.ts';
import type { ReplayView } from '../state/replay-view.ts';
import type { RewardRange } from '../state/reward-range.ts';
import { trailScaleOf } from '../state/trail-scale-of.ts';
import { sharedStyles } from '../theme/shared-styles.ts';
import './car-sight.ts';
import { ClipRecorder } from './clip-recorder.ts';
import { emit } from './emit.ts';
import { raceViewNarrowStyles } from './race-view-narrow-styles.ts';
import { raceViewStyles } from './race-view-styles.ts';
import { replayCaptions } from './replay-captions.ts';
import { replayKey } from './replay-keys.ts';
import { CAMERAS, SHOWN, type ShownEvent, viewControls } from './view-controls.ts';
import { viewCaptions } from './view-captions.ts';
import { viewLegends } from './view-legends.ts';
import { viewReadings } from './view-readings.ts';
import { type Trouble, viewTrouble } from './view-trouble.ts';

/** Readings of the solid car are written this often, ms: faster than people read, slower than frames. */
const READING_INTERVAL = 120;

/**
 * The 3D view with its readings and cameras. Loads three.js when it is first shown.
 * @fires gp-sight with whether to show what the solid car sees @fires gp-why with whether to tell why it does what it does @fires gp-ideal with whether to draw the ideal line
 * @fires gp-trail with whether to draw where it drove @fires gp-trail-by (from the legend) with what to colour that by
 * @fires gp-replay with whether to show a lap again @fires gp-playback with what to do with a replay
 * @fires gp-race with whether to open the race room
 * @fires gp-clip with the video that was recorded; null where none came of it
 * @fires gp-field with whether to paint the reward on the road @fires gp-ribbon with whether to draw it along a lap
 */
@customElement('gp-race-view')
export class RaceView extends LitElement {
  static override readonly styles = [sharedStyles, raceViewStyles, raceViewNarrowStyles];

  @property({ attribute: false }) track: TrackFile | null = null;
  @property({ attribute: false }) hub: FrameHub | null = null;
  @property({ attribute: false }) driving: Driving = NOT_DRIVING;
  /** What it and the cars that learn are. */
  @property({ attribute: false }) car: Car = STOCK_CAR;
  @property({ attribute: false }) fleetCar: Car = STOCK_CAR;
  /** Recorded drives that are shown in place of it, and their playhead; null: none, or not recorded yet. */
  @property({ attribute: false }) replay: ReplayView | null = null;
  @property({ attribute: false }) reel: ReplayReel | null = null;
  /** Whether what the solid car sees is shown. */
  @property({ type: Boolean }) sight = false;
  /** Whether it is told why that car does what it does, and of which part of its command. */
  @property({ type: Boolean }) why = false;
  @property() whyAspect: Aspect = 'steering';
  /** The ideal lap of the car in view; null as long as it is not known. */
  @property({ attribute: false }) ideal: IdealLapOutcome | null = null;
  /** Whether its line is drawn on the road. */
  @property({ type: Boolean }) idealShown = false;
  /** Whether the last lap of the solid car is drawn on the road, and what it is coloured by. */
  @property({ type: Boolean }) trailShown = false;
  @property() trailBy: TrailColouring = 'speed';
  @property({ attribute: false }) trailReward: StudioView<RewardRange> = NOTHING_SCORED;
  /** The reward in the editor over the road, how the car is driven there, and whether it is painted. */
  @property({ attribute: false }) field: StudioView<FieldPicture> = NOTHING_SCORED;
  @property({ attribute: false }) manner: FieldManner = FIRST_STUDIO.fieldManner;
  @property({ type: Boolean }) fieldShown = false;
  /** The reward along recorded laps, the index of the lap that is looked at, and whether it is drawn. */
  @property({ attribute: false }) laps: StudioView<LapsView> = NOTHING_SCORED;
  @property({ attribute: false }) chosenLap: number | null = null;
  @property({ type: Boolean }) ribbonShown = false;
  /** The share of the lap that is pointed at elsewhere; null: none. */
  @property({ attribute: false }) place: number | null = null;
  /** Whether the race room is open, and whether a race is on: whatever is slotted tells of it, in place of all else. */
  @property({ type: Boolean }) raceShown = false;
  @property({ type: Boolean, reflect: true }) racing = false;
  @property() theme: RaceState['theme'] = 'dark';
  /** Cars that train in view; 0 when none do. */
  @property({ type: Number }) learning = 0;
  /** Whether cars that learn, or have just learnt, are still in the picture. */
  @state() private fleetShown = false;
  /** Whether they are left out of it, so that the best one is seen alone. */
  @state() private onlyBest = false;
  @state() private recording = false;
  /** Whether the buttons are there where the view is small. */
  @state() private unfolded = false;
  @state() private camera: CameraMode = 'orbit';
  @state() private trouble: Trouble | null = null;
  @query('.stage') private readonly stage!: HTMLElement;
  #viewer: RaceViewer | null = null;
  readonly #clips = new ClipRecorder((clip) => {
    this.recording = false;
    this.#viewer?.hold(false);
    emit(this, 'gp-clip', clip);
  });
  #trackInView: TrackFile | null = null;
  #disconnect: () => void = () => undefined;
  #readings = 0;

  /** For tests and for the console: the viewer, once it is there. */
  get viewer(): RaceViewer | null {
    return this.#viewer;
  }

  override firstUpdated(): void {
    void this.#load();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKey);
    this.#close();
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('car') || changed.has('fleetCar')) this.#viewer?.setCars(this.car, this.fleetCar);
    if (changed.has('racing')) this.unfolded = false;
    if (changed.has('theme')) this.#viewer?.setTheme(this.theme);
    if (changed.has('learning') && this.#viewer !== null) this.#viewer.isBusy = this.learning > 0;
    if (changed.has('track') && this.#viewer !== null) void this.#showTrack(this.#viewer);
    if (changed.has('ideal') || changed.has('idealShown')) this.#showIdealLine();
    if (changed.has('place')) this.#viewer?.showPlace(this.place);
    if ((['trailShown', 'trailBy', 'trailReward', 'ideal'] as const).some((name) => changed.has(name)))
      this.#showTrail();
    if (changed.has('field') || changed.has('fieldShown')) this.#showField();
    if (changed.has('laps') || changed.has('chosenLap') || changed.has('ribbonShown')) this.#showRibbon();
  }

  override render() {
    return html`<div
        class="stage"
        tabindex="0"
        role="application"
        aria-label="3D view of the race. Arrow keys turn the camera, plus and minus zoom, 1 to 5 change the camera, V shows what the car sees, W why it does what it does, T where it drove, F the reward on the road, R the reward along the best lap, I the ideal line, P a lap of the policy once more, G the races. In such a replay Space plays and pauses, comma and full stop go a step back and forward, Escape closes it."
      ></div>
      ${this.trouble === null ? nothing : viewTrouble(this.trouble, () => this.#restart())}
      <div class="captions">${this.#captions()} ${viewLegends(this)}</div>
      ${
        this.sight && this.driving.sensors !== null
          ? html`<gp-car-sight
              .sensors=${this.driving.sensors}
              .aspect=${this.why ? this.whyAspect : null}
            ></gp-car-sight>`
          : nothing
      }
      ${
        this.replay === null
          ? nothing
          : html`<gp-replay-bar .replay=${this.replay} .reel=${this.reel}></gp-replay-bar>`
      }
      ${viewReadings(this.driving, this.ideal, this.replay !== null)}
      ${viewControls(
        this.camera,
        this.#shown,
        { isRecording: this.recording, isOpen: this.unfolded },
        {
          show: (event) => this.#toggle(event),
          fold: () => (this.unfolded = !this.unfolded),
          record: () => this.#record(),
          look: (mode) => this.#setCamera(mode),
          reset: () => this.#viewer?.resetCamera(),
        },
      )}
      <slot></slot>`;
  }

  get #shown(): Readonly<Record<ShownEvent, boolean>> {
    return {
      'gp-sight': this.sight,
      'gp-why': this.why,
      'gp-trail': this.trailShown,
      'gp-field': this.fieldShown,
      'gp-ribbon': this.ribbonShown,
      'gp-ideal': this.idealShown,
      'gp-replay': this.replay !== null,
      'gp-race': this.raceShown,
    };
  }

  #toggle(event: ShownEvent): void {
    emit(this, event, !this.#shown[event]);
  }

  #captions() {
    if (this.replay !== null)
      return replayCaptions(this.replay, (car) => emit(this, 'gp-playback', { type: 'follow', car }));
    const { learning, fleetShown, onlyBest } = this;
    const fleet = fleetShown ? { learning, isHidden: onlyBest } : null;
    return viewCaptions(this.driving, fleet, () => this.#showFleet(onlyBest));
  }

  #showFleet(isShown: boolean): void {
    this.onlyBest = !isShown;
    if (this.#viewer !== null) this.#viewer.fleetShown = isShown;
  }

  #record(): void {
    if (this.recording) return this.#clips.stop();
    if (this.#viewer === null) return;
    this.recording = true;
    this.#viewer.hold(true);
    this.#clips.start(this.#viewer.canvas);
  }

  #setCamera(mode: CameraMode): void {
    if (this.#viewer !== null) this.#viewer.cameraMode = mode;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [target] = event.composedPath();
    // Keys choose among its options.
    if (target instanceof HTMLSelectElement && event.key !== 'Escape') return;
    if (this.replay !== null && this.#playByKey(event, target instanceof HTMLButtonElement)) return;
    // Whoever drives a race may miss a key: only cameras are changed by them.
    const shown = this.racing ? undefined : SHOWN.find(({ key }) => key === event.key.toLowerCase());
    if (shown) this.#toggle(shown.event);
    const camera = CAMERAS.find(({ key }) => key === event.key);
    if (camera) this.#setCamera(camera.mode);
  };

  /** @returns whether the key was for the replay */
  #playByKey(event: KeyboardEvent, isOnButton: boolean): boolean {
    const playback = replayKey(event.key, isOnButton);
    if (playback === null) return false;
    event.preventDefault();
    if (playback === 'close') emit(this, 'gp-replay', false);
    else emit(this, 'gp-playback', playback);
    return true;
  }

  async #load(): Promise<void> {
    const loaded = await import('../../viewer/race-viewer.ts').catch((error: unknown) => {
      this.trouble = { broken: messageOf(error) };
      return null;
    });
    if (loaded === null || !this.isConnected || this.#viewer !== null) return;
    const { RaceViewer, WebGlUnavailableError } = loaded;
    try {
      const viewer = new RaceViewer(this.stage, {
        theme: this.theme,
        reducedMotion: matchMedia('(prefers-reduced-motion: reduce)').matches,
        onChange: ({ cameraMode, contextLost }) => {
          this.camera = cameraMode;
          this.trouble = contextLost ? 'context-lost' : null;
        },
      });
      this.#viewer = viewer;
      viewer.fleetShown = !this.onlyBest;
      viewer.setCars(this.car, this.fleetCar);
      this.trouble = null;
      await this.#showTrack(viewer);
      this.#disconnect =
        this.hub?.connect({
          heroFrame: (frame) => viewer.hero.push(frame),
          // Cars that drive are drawn a little behind the newest frame; what one sees must not run ahead of it.
          sight: (sight) => void setTimeout(() => this.#showSight(sight), this.#delay),
          explained: (explanation) => void setTimeout(() => this.#explain(explanation), this.#delay),
          trailRewards: ({ of, first, values }) => viewer.scoreTrail(of, first, values),
          fleetFrame: (frame) => viewer.fleet.push(frame),
          finishFleet: () => viewer.fleet.finish(),
          clearFleet: () => viewer.clearFleet(),
          clearHero: () => viewer.clearHero(),
          showReplay: (reel) => viewer.showReplay(reel),
          showContest: (cars, isDriven) => {
            viewer.showContest(cars);
            if (isDriven) this.#setCamera('chase');
          },
          contestFrame: (frame) => viewer.contest.push(frame),
          followContest: (car) => viewer.follow(car),
        }) ?? this.#disconnect;
      this.#readings = setInterval(() => this.#writeReadings(viewer), READING_INTERVAL) as unknown as number;
    } catch (error) {
      this.trouble = error instanceof WebGlUnavailableError ? 'no-webgl' : { broken: messageOf(error) };
    }
  }

  #showSight(sight: Sight): void {
    this.renderRoot.querySelector('gp-car-sight')?.show(sight);
  }

  /** How far the car in the picture is behind what is told of it, ms: a replay is drawn at its playhead. */
  get #delay(): number {
    return this.reel === null ? 1000 * PLAYBACK_DELAY : 0;
  }

  #explain(explanation: Explanation): void {
    this.renderRoot.querySelector('gp-car-sight')?.explain(explanation);
  }

  async #showTrack(viewer: RaceViewer): Promise<void> {
    const { track } = this;
    if (track === null) return;
    const { Track } = await import('../../track/track.ts');
    if (track !== this.track || viewer !== this.#viewer) return;
    viewer.setTrack(new Track(track));
    this.#trackInView = track;
    this.#showTrail();
    this.#showIdealLine();
    this.#showField();
    this.#showRibbon();
  }

  /** A field and a ribbon belong to theirs, too. */
  #showField(): void {
    const isShown = this.fieldShown && this.#trackInView === this.track;
    this.#viewer?.showRewardField(isShown ? this.field.result : null);
  }

  #showRibbon(): void {
    const view = lapInView(this.laps, this.chosenLap);
    const isShown = view !== null && this.ribbonShown && this.#trackInView === this.track;
    this.#viewer?.showRewardRibbon(isShown ? lapPicture(view.lap) : null);
  }

  #showTrail(): void {
    const scale = trailScaleOf(this.trailBy, this.ideal, this.trailReward.result);
    this.#viewer?.showTrail(this.trailShown ? scale : null);
  }

  /** A line belongs to its track: it waits until that has been built. */
  #showIdealLine(): void {
    const line =
      this.idealShown && this.ideal?.type === 'solved' && this.#trackInView === this.track
        ? this.ideal.lap.line
        : null;
    this.#viewer?.showIdealLine(line);
  }

  #restart(): void {
    this.#close();
    void this.#load();
  }

  #close(): void {
    clearInterval(this.#readings);
    this.#clips.stop();
    this.#disconnect();
    this.#viewer?.dispose();
    this.#viewer = null;
  }

  /** Fast figures go straight into the page: rendering the element ten times a second would be waste. */
  #writeReadings(viewer: RaceViewer): void {
    const pose = viewer.solid;
    const [speed, progress] =
      pose.length === 0
        ? ['–', '–']
        : [
            `${Math.abs(pose[POSE.speed]).toFixed(2)} m/s`,
            `${Math.max(0, Math.floor(pose[POSE.progress]))} %`,
          ];
    this.#write('speed', speed);
    this.#write('progress', progress);
    this.fleetShown = viewer.fleet.numCars > 0;
    const rate = Math.round(viewer.fleet.rate);
    this.#write('rate', rate > 1 ? ` ${rate}× real time` : '');
  }

  #write(id: string, text: string): void {
    const element = this.renderRoot.querySelector(`#${id}`);
    if (element !== null && element.textContent !== text) element.textContent = text;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gp-race-view': RaceView;
  }
}
