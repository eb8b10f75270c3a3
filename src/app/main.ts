import './theme/app.css';
import './elements/app.ts';
import { fitTrack } from '../workers/client/fit-track.ts';
import { importTrackFile } from '../workers/client/import-track-file.ts';
import { findReferenceLap } from '../workers/client/find-reference-lap.ts';
import { DriverClient } from '../workers/client/driver-client.ts';
import type { PackageHost } from '../workers/client/page-packages.ts';
import { readRunFile, writeRunFile } from '../workers/client/run-files.ts';
import { SandboxHost, type PythonStatus } from '../workers/client/sandbox-host.ts';
import { StudioClient } from '../workers/client/studio-client.ts';
import { TrainerClient } from '../workers/client/trainer-client.ts';
import { TypesClient } from '../workers/client/types-client.ts';
import { warmUpPython } from '../workers/client/warm-up-python.ts';
import { loadShippedPolicy } from './catalogue/shipped-policies.ts';
import { FIRST_TRACK, loadTracks } from './catalogue/tracks.ts';
import { animate } from './controllers/animate.ts';
import { isSparing, whenIdle } from './controllers/idle.ts';
import { tellOfMissingParts } from './controllers/missing-parts.ts';
import { loadPanelSizes, savePanelSizes } from './controllers/panel-sizes.ts';
import { RaceSession } from './controllers/race-session.ts';
import type { AppEvent } from './elements/emit.ts';
import type { LabSession } from './lab/controllers/lab-session.ts';
import type { MusicSession } from './music/controllers/music-session.ts';
import { messageWith } from './state/message-of.ts';
import { isTrusted } from './state/opened-link.ts';
import { type Tab, tabOf } from './state/tab.ts';
import { IndexedDbStorage, StorageBlockedError } from './storage/indexed-db-storage.ts';
import { LocalPreferences } from './storage/preferences.ts';
import type { RunStorage } from './storage/run-storage.ts';
import { LockClaims, NO_CLAIMS, type TabClaims } from './storage/tab-claims.ts';

interface OpenedStorage {
  readonly storage: RunStorage;
  readonly loss: string | null;
}

/** The app's composition root: makes everything that lives as long as the page, and joins it. */
const app = document.querySelector('gp-app')!;
const preferences = new LocalPreferences(() => localStorage);

const chosenTheme = preferences.get('theme');
app.theme = chosenTheme === 'light' ? 'light' : 'dark';
wearTheme(app.theme);

const sandbox = new SandboxHost({
  parent: document.body,
  packageHost: readPackageHost(),
  onPythonStatus: (status) => (app.waitingFor = describePython(status)),
});

/** Each tab is made when it is first gone to; from then on it is there, and goes on while the other one is in view. */
let race: Promise<RaceSession> | null = null;
let music: Promise<MusicSession | null> | null = null;
let lab: Promise<LabSession | null> | null = null;
/** The storage of runs, and what to tell the person where it keeps nothing. */
let opened: Promise<OpenedStorage> | null = null;
/** Whether the app is being kept for when there is no network. */
let isKept = false;

addEventListener('hashchange', ({ newURL }) => {
  // The address itself may have followed what is in view since.
  go(new URL(newURL).hash);
});
app.addEventListener('gp-theme', () => {
  app.theme = app.theme === 'dark' ? 'light' : 'dark';
  wearTheme(app.theme);
  preferences.set('theme', app.theme);
  void race?.then(({ store }) => store.update({ theme: app.theme }));
});
tellOfMissingParts(globalThis, () => sessionOf(app.tab)?.notices);
go(location.hash);

function go(hash: string): void {
  app.tab = tabOf(hash);
  app.trouble = '';
  if (app.tab !== 'lab') void lab?.then((session) => session?.leave());
  if (app.tab !== 'race') {
    // Nobody drives from here.
    void race?.then(({ contests }) => contests.room?.act({ type: 'pause' }));
    void race?.then(holdUnseen);
  }
  if (app.tab === 'lab') {
    lab ??= openLab();
    void lab.then((session) => session?.goTo(hash));
  } else if (app.tab === 'music') {
    music ??= openMusic();
    if (isSharedSong(hash)) void music.then((session) => openSongLink(hash, session));
  } else if (race === null) race = openRace();
  else {
    void race.then(holdUnseen);
    void race.then((session) => (isShared(hash) ? openLink(hash, session) : session.goTo(hash)));
  }
}

function sessionOf(tab: Tab): RaceSession | MusicSession | LabSession | null {
  return { race: app.session, music: app.music, lab: app.lab }[tab];
}

/** A car that nobody sees does not drive; what trains goes on. */
function holdUnseen({ driving }: RaceSession): void {
  if (app.tab === 'race') driving.release('tab');
  else driving.hold('tab');
}

/** The music tab needs nothing of the other one. */
async function openMusic(): Promise<MusicSession | null> {
  try {
    const { browserMusic } = await import('./music/browser-music.ts');
    app.music = await browserMusic(preferences, { claims: claimsOf('song'), newId });
    keepForLater(app.music);
    return app.music;
  } catch (error) {
    music = null;
    tellOfMissingTab('music', error);
    return null;
  }
}

/** Nor does the lab; it reads what the race tab has kept. */
async function openLab(): Promise<LabSession | null> {
  try {
    const { browserLab } = await import('./lab/browser-lab.ts');
    const openRuns = async () => (await openStorage()).storage;
    const session = browserLab({ preferences, sandbox, openRuns, newId, race: () => race });
    app.lab = session;
    void openStorage().then(({ loss }) => tellOfLoss(session, loss));
    keepForLater(session);
    return session;
  } catch (error) {
    lab = null;
    tellOfMissingTab('lab', error);
    return null;
  }
}

function tellOfMissingTab(tab: Tab, error: unknown): void {
  if (app.tab !== tab) return;
  app.trouble = `The ${tab} tab did not arrive: ${messageWith('Check the network and reload the page.', error)}`;
}

/** As of a reward's link; the tab stays in the address. */
async function openSongLink(hash: string, session: MusicSession | null): Promise<void> {
  if (session === null) return;
  history.replaceState(history.state, '', '#music');
  await session.openLink(hash);
}

function isSharedSong(fragment: string): boolean {
  return fragment.startsWith('#music=');
}

/** No `await` of the module itself: what it loads on the way may import from the same file of the build, and would wait for it. */
async function openRace(): Promise<RaceSession> {
  // What the first picture needs is fetched while the database is being opened, and what stands around it after that. Of a
  // view that does not arrive the view itself tells.
  const view = import('../viewer/race-viewer.ts').catch(() => null);
  void view.then(() => import('./elements/panels.ts'));
  const { storage, loss } = await openStorage();
  const session = new RaceSession({
    firstTrack: FIRST_TRACK,
    loadTracks,
    storage,
    claims: claimsOf('run'),
    draftClaims: claimsOf('draft'),
    theme: app.theme,
    now: () => Date.now(),
    newId,
    animate,
    loadShippedPolicy,
    importTrack: (file) => importTrackFile(file),
    fitTrack: (track) => fitTrack(track),
    readRunFile: (file) => readRunFile(file),
    writeRunFile: (run, savedAt) => writeRunFile(run, savedAt),
    findIdealLap: (track, car) => findReferenceLap(track, car),
    connectTrainer: (listener) => new TrainerClient(listener, sandbox),
    connectDriver: (listener) => {
      const driver = new DriverClient(listener);
      driver.warmUp();
      return driver;
    },
    connectStudio: () => new StudioClient(sandbox),
    connectTypes: () => new TypesClient(),
    loadContests: async (sources) => {
      const room = import('./elements/contest/race-room.ts');
      const { browserContests } = await import('./controllers/browser-contests.ts');
      await room;
      return browserContests(sources);
    },
  });

  await session.restore();
  if (!isShared(location.hash) && app.tab === 'race') await session.goTo(location.hash);
  app.sizes = loadPanelSizes(preferences, innerWidth);
  app.session = session;
  app.addEventListener('gp-sizes', (event) =>
    savePanelSizes(preferences, (event as AppEvent<'gp-sizes'>).detail),
  );
  tellOfLoss(session, loss);
  await session.open();
  await openLink(location.hash, session);
  session.address.follow((fragment) => {
    // Back in the race tab it is written again.
    if (app.tab === 'race') history.replaceState(history.state, '', fragment);
  });
  addEventListener('pagehide', () => session.flush());
  whenIdle(1000, () => session.training.warmUp());
  if (session.store.state.language === 'python') whenIdle(3000, () => prepareForPython(session));
  whenIdle(2000, () => session.types.wake());
  keepForLater(session);
  return session;
}

/** Only pages from https have locks. */
function claimsOf(kind: 'run' | 'draft' | 'song'): TabClaims {
  return 'locks' in navigator ? new LockClaims(navigator.locks, kind) : NO_CLAIMS;
}

/** Python gets ready in the background, unless a run starts first and needs the machine for itself. */
function prepareForPython({ store }: RaceSession): void {
  const { training, language, drafts } = store.state;
  // Not for a stranger's reward that nobody has asked to run.
  if (training.phase !== 'idle' || language !== 'python' || !isTrusted(drafts.python)) return;
  const giveUp = warmUpPython(sandbox);
  const unsubscribe = store.subscribe(({ training }) => {
    if (training.phase === 'idle') return;
    unsubscribe();
    giveUp();
  });
}

/** Pages that come over plain http from another machine have no `randomUUID`. */
function newId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether all of the app may be fetched, some 25 MB: not for people who asked their browser to be sparing. */
function mayKeep(): boolean {
  return import.meta.env.PROD && 'serviceWorker' in navigator && !isSparing();
}

/** Each tab has notices of its own. @param loss null where there is none */
function tellOfLoss({ notices }: RaceSession | LabSession, loss: string | null): void {
  if (loss !== null) notices.show({ tone: 'warning', text: loss, seconds: null });
}

/** Once for all tabs. @param notices of the one that was opened first */
function keepForLater({ notices }: RaceSession | MusicSession | LabSession): void {
  if (isKept || !mayKeep()) return;
  isKept = true;
  whenIdle(5000, () => {
    import('./controllers/keep-offline.ts').then(
      ({ keepOffline }) => keepOffline(`${import.meta.env.BASE_URL}offline.js`, notices),
      // The network has gone meanwhile: it is kept at the next visit.
      () => undefined,
    );
  });
}

/** Opens what the address links to, once: reloading the page must not bring it back over what was made of it. */
async function openLink(hash: string, { sharing }: RaceSession): Promise<void> {
  if (!isShared(hash)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  await sharing.open(hash);
}

function isShared(fragment: string): boolean {
  return fragment.startsWith('#share=');
}

function wearTheme(name: 'dark' | 'light'): void {
  document.documentElement.className = `wa-${name}`;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', name === 'dark' ? '#0f1216' : '#eef0eb');
}

/** One for all tabs: where it keeps nothing, what one of them has made is still there for the others. */
function openStorage(): Promise<OpenedStorage> {
  opened ??= openAnyStorage();
  return opened;
}

async function openAnyStorage(): Promise<OpenedStorage> {
  try {
    return { storage: await IndexedDbStorage.open(), loss: null };
  } catch (error) {
    const loss =
      error instanceof StorageBlockedError
        ? `${error.message}: until then nothing is stored, and your runs are not shown.`
        : 'This browser lets the page store nothing: runs, and what you do in the Lab, are lost when it is closed. Allow site data or leave the private window to keep them.';
    const { MemoryStorage } = await import('./storage/memory-storage.ts');
    return { storage: new MemoryStorage(), loss };
  }
}

/** What index.html names; whoever serves the app may name a host of their own. */
function readPackageHost(): PackageHost | undefined {
  const { content = '', dataset } = document.querySelector<HTMLMetaElement>('meta[name=package-host]') ?? {};
  if (content === '') return undefined;
  const address = new URL(content.endsWith('/') ? content : `${content}/`, location.href).href;
  return { address, lock: dataset?.['lock'] ? new URL(dataset['lock'], address).href : null };
}

function describePython(status: PythonStatus): string {
  switch (status.type) {
    case 'loading':
      return `Loading Python, ${Math.round(100 * status.share)} %`;
    case 'starting':
      return 'Starting Python';
    case 'packages':
      if (status.share === 1) return '';
      return `Loading ${status.packages.join(', ')}, ${Math.round(100 * status.share)} %`;
    default:
      return '';
  }
}
