import { BRAKE_DRIVE } from '../../../lab/vision/brake-drive.ts';
import { trainingTracksFor, USUAL_COUNTS, USUAL_TEST_TRACK } from '../../../lab/vision/camera-tracks.ts';
import { toGrey } from '../../../lab/vision/image-set.ts';
import type { LiveFrame } from '../../../lab/vision/live-drive.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import type { VisionClient } from '../../../workers/client/vision-client.ts';
import type { ImageSource, VisionNews } from '../../../workers/vision-protocol.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import { OwnPictures } from './own-pictures.ts';
import type { OwnPictureStorage } from './own-picture-storage.ts';
import {
  type LapCounts,
  type LessonState,
  NO_LAPS,
  NO_LESSON,
  type VisionLive,
  type VisionState,
} from './vision-state.ts';
import { type RequestCamera, Webcam } from './webcam.ts';

export interface VisionSessionOptions {
  readonly client: VisionClient;
  readonly tracks: readonly TrackFile[];
  readonly loadShippedPolicy: (trackId: string) => Promise<PolicySnapshot | null>;
  readonly notices: NoticeBoard;
  readonly newId: () => string;
  /** Null where the browser keeps nothing. */
  readonly storage: OwnPictureStorage | null;
  readonly requestCamera: RequestCamera;
  /** Pictures of each class. Default: `USUAL_COUNTS`. */
  readonly counts?: { readonly perClass: number; readonly testPerClass: number };
}

/** Pictures of each class that are shown beside its rule. */
const NUM_EXAMPLES = 6;

/** How often the webcam's picture is looked at [ms] */
const LOOK_EVERY = 200;

/** What can be done in the room: pictures, lessons, the live drive, the webcam, the brake. */
export class VisionSession {
  readonly store: Store<VisionState>;
  readonly live = new Store<VisionLive>({ frame: null, laps: NO_LAPS, seen: null });
  readonly own: OwnPictures;
  readonly webcam: Webcam;
  readonly #options: VisionSessionOptions;
  readonly #stops: Partial<Record<ImageSource | 'drive', AbortController>> = {};
  #looking: ReturnType<typeof setInterval> | undefined;
  #isLooking = false;
  /** Counts measurements of the brake, and what makes one obsolete: another track, seed or classifier. */
  #measurement = 0;

  constructor(options: VisionSessionOptions) {
    const { tracks, newId, notices, storage, requestCamera } = options;
    this.#options = options;
    this.store = new Store<VisionState>({
      source: 'camera',
      tracks,
      testTrackId: tracks.find(({ id }) => id === USUAL_TEST_TRACK)?.id ?? tracks[0].id,
      seed: 1,
      examples: null,
      classes: [],
      pictures: [],
      isInColour: true,
      reading: 0,
      faults: [],
      lessons: { camera: NO_LESSON, own: NO_LESSON },
      isDriving: false,
      isBrakeOn: false,
      hasBoxes: true,
      isCameraOn: false,
      brake: null,
      trouble: '',
    });
    this.own = new OwnPictures({ store: this.store, newId, notices, storage });
    this.webcam = new Webcam(requestCamera);
  }

  showSource(source: ImageSource): void {
    this.store.update({ source });
  }

  /** On which track the test is, and with which seed: shows some of its pictures. What was learnt is of the old one. */
  async choose(change: Partial<Pick<VisionState, 'testTrackId' | 'seed'>>): Promise<void> {
    this.stopDrive();
    this.#measurement++;
    this.store.update({ ...change, examples: null, brake: null, trouble: '' });
    if (change.testTrackId !== undefined) this.#change('camera', NO_LESSON);
    const { testTrackId, seed } = this.store.state;
    try {
      const { track, policy } = await this.#driver();
      const question = { track, car: policy.car, seed, perClass: NUM_EXAMPLES };
      const examples = await this.#options.client.ask('examples', question);
      const { state } = this.store;
      if (state.testTrackId === testTrackId && state.seed === seed) this.store.update({ examples });
    } catch (error) {
      this.store.update({ trouble: messageOf(error) });
    }
  }

  /** Whether the person's own pictures are learnt from in colour. */
  setColour(isInColour: boolean): void {
    this.store.update({ isInColour });
  }

  /** Learns from the pictures in view and is examined. */
  async learn(): Promise<void> {
    const { source } = this.store.state;
    if (this.#lesson(source).underWay !== null) return;
    const stop = (this.#stops[source] = new AbortController());
    if (source === 'camera') {
      this.stopDrive();
      this.#measurement++;
      this.store.update({ brake: null, trouble: '' });
    }
    this.#change(source, { ...NO_LESSON, underWay: { stage: 'pictures', isStopping: false } });
    const asking = { signal: stop.signal, onNews: (news: VisionNews) => this.#hear(source, news) };
    const { client } = this.#options;
    try {
      const { seed } = this.store.state;
      const report =
        source === 'camera'
          ? await client.ask('learnCamera', await this.#cameraQuestion(), asking)
          : await client.ask('learnOwn', { images: this.own.images, seed }, asking);
      this.#change(source, { report });
    } catch (error) {
      this.#change(source, { trouble: messageOf(error) });
    } finally {
      this.#change(source, { underWay: null });
    }
  }

  /** The lesson ends with its epoch; what it has learnt by then counts. */
  stopLearning(): void {
    const { source } = this.store.state;
    const { underWay } = this.#lesson(source);
    this.#stops[source]?.abort();
    if (underWay !== null) this.#change(source, { underWay: { ...underWay, isStopping: true } });
  }

  /** Looks into a cell of the confusion matrix; into the same one again: no more. */
  openCell(truth: number, told: number): void {
    const { source } = this.store.state;
    const { cell } = this.#lesson(source);
    const isOpen = cell?.[0] === truth && cell[1] === told;
    this.#change(source, { cell: isOpen ? null : [truth, told] });
  }

  /** Which pixels of a picture a class's score hangs on. @throws Error */
  explain(source: ImageSource, pixels: Uint8Array, label: number): Promise<Float32Array> {
    return this.#options.client.ask('saliency', { source, pixels, label });
  }

  async drive(): Promise<void> {
    if (this.store.state.isDriving) return;
    const stop = (this.#stops.drive = new AbortController());
    this.store.update({ isDriving: true, trouble: '' });
    this.live.update({ laps: NO_LAPS });
    const { hasBoxes, isBrakeOn, seed } = this.store.state;
    const { client } = this.#options;
    try {
      await client.ask('setBrake', isBrakeOn);
      const { track, policy } = await this.#driver();
      const question = { track, policy, seed, boxes: hasBoxes ? BRAKE_DRIVE.boxes : 0 };
      const onNews = (news: VisionNews): void => {
        if (news.type === 'frame' && !stop.signal.aborted) this.#see(news.frame);
      };
      await client.ask('drive', question, { signal: stop.signal, onNews });
    } catch (error) {
      this.store.update({ trouble: messageOf(error) });
    } finally {
      if (this.#stops.drive === stop) this.store.update({ isDriving: false });
    }
  }

  stopDrive(): void {
    this.#stops.drive?.abort();
    this.store.update({ isDriving: false });
  }

  /** Laps are counted anew: they are laps of another kind. */
  setBrake(isBrakeOn: boolean): void {
    this.store.update({ isBrakeOn });
    this.live.update({ laps: NO_LAPS });
    this.#options.client.ask('setBrake', isBrakeOn).catch(() => undefined);
  }

  setBoxes(hasBoxes: boolean): void {
    const { isDriving } = this.store.state;
    this.stopDrive();
    this.store.update({ hasBoxes });
    if (isDriving) void this.drive();
  }

  /** Ten laps among boxes with the brake and without. */
  async tryBrake(): Promise<void> {
    this.stopDrive();
    this.store.update({ brake: 'under way', trouble: '' });
    const { seed } = this.store.state;
    const number = ++this.#measurement;
    try {
      const { track, policy } = await this.#driver();
      const brake = await this.#options.client.ask('brake', { policy, track, seed });
      if (number === this.#measurement) this.store.update({ brake });
    } catch (error) {
      if (number === this.#measurement) this.store.update({ brake: null, trouble: messageOf(error) });
    }
  }

  async startCamera(): Promise<void> {
    if (this.webcam.isOn) return;
    try {
      await this.webcam.start(() => this.stopCamera());
    } catch (error) {
      this.own.fault(messageOf(error));
      return;
    }
    if (!this.webcam.isOn || this.store.state.isCameraOn) return;
    this.store.update({ isCameraOn: true, faults: [] });
    this.#looking = setInterval(() => void this.#look(), LOOK_EVERY);
  }

  stopCamera(): void {
    clearInterval(this.#looking);
    this.webcam.stop();
    this.store.update({ isCameraOn: false });
    this.live.update({ seen: null });
  }

  /** Labels what the webcam sees now. */
  takePicture(classId: string): void {
    const pixels = this.webcam.take();
    if (pixels !== null) this.own.addPicture(classId, pixels);
  }

  /** The room is not in view any more: nothing drives, and the camera's light goes out. */
  leave(): void {
    this.stopDrive();
    this.stopCamera();
  }

  /** Says what the webcam sees, once there is a classifier for it; a slow answer is waited for. */
  async #look(): Promise<void> {
    const { report } = this.#lesson('own');
    if (this.#isLooking || report === null) return;
    const seen = this.webcam.take();
    if (seen === null) return;
    const pixels = report.test.channels === 1 ? toGrey(seen) : seen;
    this.#isLooking = true;
    try {
      const probabilities = await this.#options.client.ask('classify', { source: 'own', pixels });
      if (this.webcam.isOn) this.live.update({ seen: { pixels, probabilities } });
    } catch (error) {
      this.stopCamera();
      this.own.fault(messageOf(error));
    } finally {
      this.#isLooking = false;
    }
  }

  #see(frame: LiveFrame): void {
    const { laps } = this.live.state;
    this.live.update({ frame, laps: frame.ended === null ? laps : countLap(laps, frame.ended) });
  }

  #hear(source: ImageSource, news: VisionNews): void {
    const { underWay, epochs } = this.#lesson(source);
    if (news.type === 'stage' && underWay !== null)
      this.#change(source, { underWay: { ...underWay, stage: news.stage } });
    if (news.type === 'epoch') this.#change(source, { epochs: [...epochs, news.epoch] });
  }

  async #cameraQuestion() {
    const { tracks, testTrackId, seed } = this.store.state;
    const { track, policy } = await this.#driver();
    // In the order of the command line: with the same seed, the same classifier.
    const trainingTracks = trainingTracksFor(testTrackId).flatMap((id) =>
      tracks.filter((one) => one.id === id),
    );
    return {
      trainingTracks,
      testTrack: track,
      car: policy.car,
      seed,
      ...(this.#options.counts ?? USUAL_COUNTS),
    };
  }

  /** @throws Error where the track has no policy */
  async #driver(): Promise<{ track: TrackFile; policy: PolicySnapshot }> {
    const { tracks, testTrackId } = this.store.state;
    const track = tracks.find(({ id }) => id === testTrackId)!;
    const policy = await this.#options.loadShippedPolicy(testTrackId);
    if (policy === null)
      throw new Error(`${track.name} has no policy that could drive there. Choose another track`);
    return { track, policy };
  }

  #lesson(source: ImageSource): LessonState {
    return this.store.state.lessons[source];
  }

  #change(source: ImageSource, change: Partial<LessonState>): void {
    const { lessons } = this.store.state;
    this.store.update({ lessons: { ...lessons, [source]: { ...lessons[source], ...change } } });
  }
}

function countLap(laps: LapCounts, ended: NonNullable<LiveFrame['ended']>): LapCounts {
  if (ended === 'lap_complete') return { ...laps, completed: laps.completed + 1 };
  if (ended === 'crashed') return { ...laps, crashed: laps.crashed + 1 };
  if (ended === 'off_track') return { ...laps, offTrack: laps.offTrack + 1 };
  return { ...laps, other: laps.other + 1 };
}
