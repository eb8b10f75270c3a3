import { SIGNS } from '../../../lab/fraud/evidence/signs.ts';
import type { Case } from '../../../lab/fraud/judging/case.ts';
import { decide } from '../../../lab/fraud/judging/decide.ts';
import type { Forgery } from '../../../lab/fraud/judging/forge.ts';
import { brokenRules } from '../../../lab/fraud/judging/rules.ts';
import { readSubmission, SubmissionError, writeSubmission } from '../../../lab/fraud/laps/submission-file.ts';
import { MEASURED_SEEDS, POLICIES } from '../../../lab/fraud/trial/fraud-plans.ts';
import type { FraudClient } from '../../../workers/client/fraud-client.ts';
import { messageOf, messageWith } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { RunStorage } from '../../storage/run-storage.ts';
import type { LabPlatform } from '../lab-platform.ts';
import {
  FIRST_FRAUD,
  type FraudAction,
  type FraudChoices,
  type FraudState,
  type LapRun,
} from './fraud-state.ts';
import { changeVerdicts, keepChoices, type KeptVerdict, readKept, withVerdicts } from './kept-verdicts.ts';

type Platform = Pick<
  LabPlatform,
  'openRuns' | 'loadTracks' | 'loadShippedPolicy' | 'notices' | 'now' | 'newId' | 'saveFile'
>;

/** A larger file is no lap: 4,096 steps take a fifth of it. */
const MOST_BYTES = 2_000_000;

/** The queue of submissions, what is said of them, and what the model learns from that. */
export class FraudSession {
  readonly store = new Store<FraudState>(FIRST_FRAUD);
  readonly #platform: Platform;
  readonly #client: Pick<FraudClient, 'ask'>;
  #runs: RunStorage | null = null;
  /** Counts changes of verdicts: what is stored is shown once the last one is. */
  #change = 0;
  /** Forgeries are drawn by seeds of their own. */
  #forged = 0;

  constructor(platform: Platform, client: Pick<FraudClient, 'ask'>) {
    this.#platform = platform;
    this.#client = client;
  }

  async do(action: FraudAction): Promise<void> {
    switch (action.type) {
      case 'open':
        return this.open();
      case 'runs':
        return this.#refreshRuns();
      case 'choose':
        return this.store.update({ chosen: action.id });
      case 'step':
        return this.#step(action.by);
      case 'decide':
        return this.#decide(action.isTampered);
      case 'batch':
        return this.#work('drives and forges laps', () => this.#draw(this.store.state.batch + 1));
      case 'retrain':
        return this.#work('learns', () => this.#train());
      case 'forget':
        return this.#forget();
      case 'save':
        return this.#save();
      case 'measure':
        return this.#work('drives, forges and judges laps of five seeds', () => this.#measure());
      case 'files':
        return this.#take(action.files);
      case 'drive':
        return this.#work('drives a lap', () => this.#drive(action.runId));
      case 'forge':
        return this.#work('forges a lap', () => this.#forge(action.forgery));
      case 'rule':
        return this.#choose({
          rulesOff: action.isOn
            ? this.store.state.rulesOff.filter((id) => id !== action.id)
            : [...this.store.state.rulesOff, action.id],
        });
      case 'thresholds':
        return this.#choose({ thresholds: action.thresholds });
      case 'hide':
        return this.#work('learns', async () => {
          await this.#choose({ hidden: action.kind });
          await this.#train();
        });
    }
  }

  /** Gets everything ready: tracks, policies, what is kept, the examples, the model, the queue. */
  async open(): Promise<void> {
    await this.#work('drives and forges laps to learn from', async () => {
      const [tracks, ...policies] = await Promise.all([
        this.#platform.loadTracks(),
        ...POLICIES.map(async (name) => [name, await this.#platform.loadShippedPolicy(name)] as const),
      ]);
      this.store.update({ tracks });
      await this.#readKept();
      await this.#client.ask(
        'open',
        { tracks, policies: policies.flatMap(([name, policy]) => (policy ? [[name, policy] as const] : [])) },
        this.#telling,
      );
      await this.#train();
      await this.#draw(this.store.state.batch);
    });
  }

  /** Another tab may have decided meanwhile. */
  async reread(): Promise<void> {
    const number = this.#change;
    try {
      if (this.#runs === null) return;
      const { verdicts } = await readKept(this.#runs, SIGNS.length);
      if (number === this.#change) this.store.update({ verdicts });
    } catch {
      // The next verdict says so.
    }
  }

  /** Runs may have come and gone while the room was left. */
  async #refreshRuns(): Promise<void> {
    try {
      this.#runs ??= await this.#platform.openRuns();
      const runs = (await this.#runs.listRuns()).filter(
        ({ best, deletedAt }) => best !== null && deletedAt === null,
      );
      this.store.update({
        runs: runs.map(({ id, name, config }): LapRun => ({ id, name, trackName: config.track.name })),
      });
    } catch {
      // Said where verdicts could not be read: it is the same storage.
    }
  }

  readonly #telling = { onNews: (progress: FraudState['progress']) => this.store.update({ progress }) };

  async #readKept(): Promise<void> {
    try {
      this.#runs ??= await this.#platform.openRuns();
      const { verdicts, choices } = await readKept(this.#runs, SIGNS.length);
      this.store.update({ verdicts, ...choices });
    } catch (error) {
      this.#complain(`Verdicts of earlier visits could not be read: ${messageOf(error)}.`);
    }
    await this.#refreshRuns();
  }

  /** Does one thing at a time, and says what it is. */
  async #work(busy: string, work: () => Promise<void>): Promise<void> {
    if (this.store.state.busy !== '') return;
    this.store.update({ busy, progress: null, trouble: '' });
    try {
      await work();
    } catch (error) {
      this.store.update({ trouble: messageWith('', error).trim() });
    } finally {
      this.store.update({ busy: '', progress: null });
    }
  }

  async #train(): Promise<void> {
    const { hidden, verdicts, cases } = this.store.state;
    const asked = cases.map(({ evidence }) => evidence.values);
    const { honest, tampered, scores } = await this.#client.ask('train', { hidden, verdicts, asked });
    this.store.update({
      model: { honest, tampered, verdicts },
      before: new Map(cases.map(({ lap, score }) => [lap.id, score.score])),
      // Others may have come in meanwhile; they were judged by the new model already.
      cases: this.store.state.cases.map((each, i) => (scores[i] ? { ...each, score: scores[i] } : each)),
    });
  }

  async #draw(seed: number): Promise<void> {
    const cases = await this.#client.ask('batch', seed, this.#telling);
    this.store.update({ cases, chosen: cases[0]?.lap.id ?? null, before: new Map() });
    await this.#choose({ batch: seed });
  }

  #step(by: 1 | -1): void {
    const { cases, chosen } = this.store.state;
    const at = cases.findIndex(({ lap }) => lap.id === chosen);
    const next = cases[Math.min(cases.length - 1, Math.max(0, at + by))];
    if (next) this.store.update({ chosen: next.lap.id });
  }

  async #decide(isTampered: boolean): Promise<void> {
    const { cases, chosen, thresholds, rulesOff } = this.store.state;
    const one = cases.find(({ lap }) => lap.id === chosen);
    if (one === undefined) return;
    const { lap, evidence, score, truth } = one;
    const verdict: KeptVerdict = {
      caseId: lap.id,
      isTampered,
      values: evidence.values,
      at: this.#platform.now(),
      driver: lap.driver,
      trackId: lap.trackId,
      claimedTime: lap.claimedTime,
      score: score.score,
      decision: decide(score.score, brokenRules(evidence.values, new Set(rulesOff)), thresholds),
      truth,
    };
    await this.#keep((verdicts) => withVerdicts(verdicts, [verdict]));
  }

  async #forget(): Promise<void> {
    let gone: readonly KeptVerdict[] = [];
    await this.#keep((verdicts) => {
      gone = verdicts;
      return [];
    });
    this.#platform.notices.offerUndo(
      `${gone.length} ${gone.length === 1 ? 'verdict is' : 'verdicts are'} forgotten`,
      // What was said since stays, too.
      () => void this.#keep((verdicts) => withVerdicts(gone, verdicts)),
      { kind: 'fraud verdicts' },
    );
  }

  /** Shows a change at once, and then what came of it in storage: another tab may have changed verdicts, too. */
  async #keep(change: (verdicts: readonly KeptVerdict[]) => readonly KeptVerdict[]): Promise<void> {
    const number = ++this.#change;
    this.store.update({ verdicts: change(this.store.state.verdicts) });
    await this.#storing(async (storage) => {
      const verdicts = await changeVerdicts(storage, SIGNS.length, change);
      if (number === this.#change) this.store.update({ verdicts });
    });
  }

  async #choose(choices: Partial<FraudChoices>): Promise<void> {
    this.store.update(choices);
    await this.#storing((storage) => keepChoices(storage, choices));
  }

  async #storing(store: (storage: RunStorage) => Promise<void>): Promise<void> {
    try {
      if (this.#runs !== null) await store(this.#runs);
    } catch (error) {
      this.#complain(`What you decided could not be kept: ${messageOf(error)}.`);
    }
  }

  /** A case of one's own stands first. */
  #add(added: Case): void {
    this.store.update({ cases: [added, ...this.store.state.cases], chosen: added.lap.id });
  }

  async #take(files: readonly File[]): Promise<void> {
    const { busy } = this.store.state;
    if (busy !== '') {
      // Buttons cannot be pressed meanwhile, but files can be dropped.
      this.#platform.notices.show({
        tone: 'warning',
        kind: 'fraud files',
        text: `${files.length === 1 ? `${files[0].name} was` : `${files.length} files were`} not opened: the worker ${busy}. Drop ${files.length === 1 ? 'it' : 'them'} again when that is done.`,
      });
      return;
    }
    await this.#work('judges a lap', async () => {
      for (const file of files.slice(0, 20)) {
        if (file.size > MOST_BYTES)
          throw new SubmissionError(file.name, 'size', 'must be at most 2,000,000 bytes', file.size);
        const lap = readSubmission(await file.text(), file.name, this.#platform.newId());
        if (!this.store.state.tracks.some(({ id }) => id === lap.trackId))
          throw new SubmissionError(file.name, 'track', 'must be one that comes with the app', lap.trackId);
        this.#add(await this.#client.ask('judge', lap));
      }
    });
  }

  async #drive(runId: string): Promise<void> {
    const run = this.store.state.runs.find(({ id }) => id === runId);
    const record = (await this.#runs?.listRuns())?.find(({ id }) => id === runId);
    const policy = await this.#runs?.getPolicy(runId, 'best');
    if (!run || !record || !policy)
      throw new Error('This run has no policy any more: train it again, or take another one.');
    this.#add(
      await this.#client.ask('drive', {
        policy,
        trackId: record.config.track.id,
        driver: run.name.slice(0, 40),
        id: this.#platform.newId(),
        seed: ++this.#forged,
      }),
    );
  }

  async #forge(forgery: Forgery): Promise<void> {
    const { cases, chosen } = this.store.state;
    const from = cases.find(({ lap }) => lap.id === chosen);
    if (from === undefined) return;
    const id = this.#platform.newId();
    this.#add(await this.#client.ask('forge', { lap: from.lap, forgery, id, seed: ++this.#forged }));
  }

  #save(): void {
    const { cases, chosen } = this.store.state;
    const one = cases.find(({ lap }) => lap.id === chosen);
    if (one === undefined) return;
    const content = new Blob([writeSubmission(one.lap)], { type: 'application/json' });
    this.#platform.saveFile(`lap-${one.lap.trackId}.json`, content);
  }

  async #measure(): Promise<void> {
    this.store.update({ trials: [] });
    for (const [i, seed] of MEASURED_SEEDS.entries()) {
      const trial = await this.#client.ask('measure', seed, {
        onNews: ({ done, of }) =>
          this.store.update({ progress: { done: i * of + done, of: MEASURED_SEEDS.length * of } }),
      });
      this.store.update({ trials: [...this.store.state.trials, trial] });
    }
  }

  #complain(text: string): void {
    this.#platform.notices.show({ tone: 'warning', text, kind: 'fraud storage' });
  }
}
