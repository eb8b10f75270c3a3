import type { Page } from 'playwright';
import type { AttackLanguage, Attempt, AttemptOutcome, Wreck } from './attempt.ts';
import {
  GROUP,
  groupAttempts,
  javascriptReward,
  pythonReward,
  readOutcomes,
  type Targets,
} from './attempt-rewards.ts';
import type { EvilServer } from './evil-server.ts';
import { JAVASCRIPT_ATTEMPTS } from './javascript-attempts.ts';
import { JAVASCRIPT_WRECKS } from './javascript-wrecks.ts';
import { attemptInCPython, attemptInPage, PlainPyodide, trustJavaScript } from './outside.ts';
import { PYTHON_ATTEMPTS } from './python-attempts.ts';
import { PYTHON_WRECKS } from './python-wrecks.ts';
import { trainReward } from './train-reward.ts';

/** A line of the suite's table. */
export interface AttackRow {
  readonly language: AttackLanguage;
  readonly name: string;
  /** What came of it in the app. */
  readonly inside: string;
  readonly held: boolean;
  /** What came of the same code outside; null where that was not asked. */
  outside: string | null;
  /** Whether it got through outside; null where that was not asked, or this machine cannot tell. */
  works: boolean | null;
}

/** A page with the built app, and who waits for what escapes from it. */
export interface AttackField {
  readonly page: Page;
  readonly evil: EvilServer;
  readonly targets: Targets;
}

/** Times that attempts are made whose calls do not end. */
const MOST_TRIALS = 3;

const HARMLESS = {
  typescript: 'function reward_function(params) { return 1; }',
  python: 'def reward_function(params):\n    return 1\n',
};

/** Whoever calls on the app's channel is answered, so that a call that gets through is noticed. */
export async function prepareField({ page }: AttackField): Promise<void> {
  await page.addInitScript(() => {
    if (top !== self) return;
    const channel = new BroadcastChannel('app');
    channel.onmessage = () => channel.postMessage('hello');
  });
  await page.reload({ waitUntil: 'networkidle' });
}

/** Attempts to reach out, in the app. */
export async function attemptInside(field: AttackField, language: AttackLanguage): Promise<AttackRow[]> {
  const rows: AttackRow[] = [];
  for (const group of groupAttempts(attemptsIn(language), GROUP)) {
    const message = await messageOf(field, language, group);
    readOutcomes(message, group).forEach((outcome, i) => {
      const { name } = group[i];
      rows.push({
        language,
        name,
        inside: tell(outcome),
        held: !outcome.reached,
        outside: null,
        works: null,
      });
    });
  }
  return rows;
}

/**
 * What a reward that makes the attempts throws in the app. On a machine busy with other work a call may not end within the
 * app's limit for it, where Python looks at its modules for the first time; then they are made again.
 */
async function messageOf(
  { page, targets }: AttackField,
  language: AttackLanguage,
  group: readonly Attempt[],
): Promise<string> {
  for (let trial = 1; ; trial++) {
    const end = await trainReward(page, language, rewardOf(language, group, targets), Infinity);
    if (!('fault' in end)) throw new Error('a reward that makes attempts ends with what came of them');
    if (end.fault.type !== 'TimeoutError' || trial === MOST_TRIALS) return end.fault.message;
  }
}

/** The same attempts where nothing stops them: what is refused in the app would be noticed if it were not. */
export async function attemptOutside(
  field: AttackField,
  language: AttackLanguage,
  rows: readonly AttackRow[],
): Promise<void> {
  const pyodide = await PlainPyodide.open(field.page);
  for (const group of groupAttempts(attemptsIn(language), Infinity)) {
    const reward = rewardOf(language, group, field.targets);
    const { outside } = group[0];
    field.evil.takeVisits();
    const message =
      outside === 'CPython'
        ? await attemptInCPython(reward)
        : outside === 'plain Pyodide'
          ? await pyodide.attempt(reward)
          : await attemptInPage(field.page, outside, reward);
    const isLeaving = ({ code }: Attempt): boolean => code.includes('EVIL');
    const expected = group.filter(isLeaving).length;
    const visits = field.evil.takeVisits();
    const outcomes = message === null ? null : readOutcomes(message, group);
    group.forEach((attempt, i) => {
      const row = rows.find(({ name }) => name === attempt.name);
      if (!row) return;
      row.outside = outcomes === null ? 'no Python on this machine' : `${outside}: ${tell(outcomes[i])}`;
      row.works = outcomes && outcomes[i].reached && (!isLeaving(attempt) || visits >= expected);
      if (row.works === false && outcomes![i].reached) row.outside += ` (${visits} of ${expected} came)`;
    });
  }
  await pyodide.close();
}

/** Attacks on the runner, in the app, each followed by a harmless reward that must train. */
export async function wreckInside(
  field: AttackField,
  language: AttackLanguage,
  isBrief: boolean,
): Promise<AttackRow[]> {
  const rows: AttackRow[] = [];
  for (const { name, code, ends } of wrecksIn(language, isBrief)) {
    const end = await trainReward(field.page, language, code, 2);
    const told = 'fault' in end ? `${end.fault.type}: ${end.fault.message}` : 'trains on';
    const after = await trainReward(field.page, language, HARMLESS[language], 1);
    const goesOn = 'iterations' in after;
    const inside = goesOn ? told : `AFTERWARDS ${after.fault.type}: ${after.fault.message} (${told})`;
    rows.push({ language, name, inside, held: ends.test(told) && goesOn, outside: null, works: null });
  }
  return rows;
}

/** The same code before a runner that trusts it. */
export async function wreckOutside(
  field: AttackField,
  language: AttackLanguage,
  rows: readonly AttackRow[],
): Promise<void> {
  const pyodide = await PlainPyodide.open(field.page);
  for (const { name, code } of wrecksIn(language, false)) {
    const row = rows.find((row) => row.name === name);
    if (!row) continue;
    const outcome =
      language === 'python' ? await pyodide.trust(code) : await trustJavaScript(field.page, code);
    row.outside = outcome;
    row.works = outcome !== 'answered' && outcome !== 'did not start';
  }
  await pyodide.close();
}

function attemptsIn(language: AttackLanguage): readonly Attempt[] {
  return language === 'python' ? PYTHON_ATTEMPTS : JAVASCRIPT_ATTEMPTS;
}

function wrecksIn(language: AttackLanguage, isBrief: boolean): readonly Wreck[] {
  const wrecks = language === 'python' ? PYTHON_WRECKS : JAVASCRIPT_WRECKS;
  return isBrief ? wrecks.filter((wreck) => wreck.isBrief) : wrecks;
}

function rewardOf(language: AttackLanguage, attempts: readonly Attempt[], targets: Targets): string {
  return language === 'python' ? pythonReward(attempts, targets) : javascriptReward(attempts, targets);
}

function tell({ reached, detail }: AttemptOutcome): string {
  return `${reached ? 'reached' : 'refused'} ${detail}`;
}
