import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, RULE_IDS, type RuleId } from '../../../../src/reward/review/finding.ts';
import { RULE_PAGES } from '../../../../src/reward/review/rule-pages.ts';
import { SLOW_CALL } from '../../../../src/reward/review/rules/slow-call.ts';
import { templateSources } from '../../../../src/reward/templates.ts';
import { KNOWN_REWARDS } from './known-rewards.ts';
import { HomeReviewer } from './review-on-home.ts';

const reviewer = new HomeReviewer();
afterAll(() => reviewer.close());

const LANGUAGES = ['python', 'typescript'] as const;
type Language = (typeof LANGUAGES)[number];
type Options = Parameters<HomeReviewer['review']>[1];

async function review(language: Language, code: string, options: Options = {}): Promise<Finding[]> {
  const file = language === 'python' ? 'reward.py' : 'reward.ts';
  return reviewer.review({ language, file, code }, options);
}

const rulesOf = (findings: readonly Finding[]): RuleId[] => [...new Set(findings.map(({ rule }) => rule))];
const seriousOf = (findings: readonly Finding[]): Finding[] =>
  findings.filter(({ severity }) => severity !== 'info');

describe('the pages of the help', () => {
  it('are one for every rule, in plain text', () => {
    expect(Object.keys(RULE_PAGES).toSorted()).toEqual(RULE_IDS.toSorted());
    for (const { title, why, bad, better } of Object.values(RULE_PAGES)) {
      expect(title.length).toBeLessThan(60);
      expect(`${title} ${why}`).not.toMatch(/[`*_<>]{2}|!/);
      expect(why.length).toBeGreaterThan(100);
      for (const language of LANGUAGES) expect(bad[language]).not.toBe(better[language]);
    }
  });
});

/** A clock by which every scoring takes longer than the one before, as if every call took so long [µs] */
function slowClock(microseconds: number): () => number {
  let readings = 0;
  let seconds = 0;
  // Two laps' worth of calls for the first look, many more for the second; the home lap has 61 steps.
  const calls = [0, 8 * 61, 0, (8 + 8 * 5) * 61];
  return () => (seconds += ((calls[readings++] ?? 0) * microseconds) / 1e6);
}

describe('every rule', { timeout: 60_000 }, () => {
  const cases = RULE_IDS.flatMap((rule) => LANGUAGES.map((language) => [rule, language] as const));

  it.each(cases)('%s: finds the bad example of its page, in %s', async (rule, language) => {
    const findings = await review(
      language,
      RULE_PAGES[rule].bad[language],
      rule === 'slow-call' ? { clock: slowClock(2 * SLOW_CALL) } : {},
    );
    const found = findings.find((finding) => finding.rule === rule);
    expect(found, JSON.stringify(findings)).toBeDefined();
    const lines = RULE_PAGES[rule].bad[language].split('\n');
    expect(lines[found!.line - 1].trim()).not.toBe('');
    expect(found!.column).toBeGreaterThan(0);
    expect(found!.evidence.text).toMatch(/[.]$/);
    expect(found!.message).not.toBe('');
    expect(found!.suggestion).not.toBe('');
  });

  it.each(cases)('%s: has nothing serious to say about the better example, in %s', async (rule, language) => {
    const findings = await review(language, RULE_PAGES[rule].better[language]);
    expect(rulesOf(findings)).not.toContain(rule);
    expect(seriousOf(findings)).toEqual([]);
  });
});

describe('the templates', { timeout: 60_000 }, () => {
  /** These pay for a place and not for getting on: what everybody says of them. */
  const PLACE_ONLY = ['centre-line', 'stay-inside', 'prevent-zig-zag', 'object-avoidance'];

  it.each(templateSources().map((source) => [source.file, source] as const))(
    '%s gets no warning that an expert would call wrong',
    async (file, source) => {
      const findings = await reviewer.review(source);
      const isPlaceOnly = PLACE_ONLY.includes(file.replace(/\.\w+$/, ''));
      expect(rulesOf(seriousOf(findings))).toEqual(
        isPlaceOnly ? ['pays-standing-still', 'ignores-progress'] : [],
      );
    },
  );

  it.each(['object-avoidance', 'pass-boxes'])(
    '%s gets none for its objects where there are some',
    async (id) => {
      for (const source of templateSources().filter(({ file }) => file.startsWith(`${id}.`))) {
        const findings = await reviewer.review(source, { race: { type: 'object-avoidance', boxes: 3 } });
        const rules = rulesOf(findings);
        expect(rules).not.toContain('constant-key');
        expect(rules).not.toContain('fails');
        expect(rules).not.toContain('drowned-term');
      }
    },
  );
});

describe('rewards as people write them', { timeout: 60_000 }, () => {
  it.each(Object.entries(KNOWN_REWARDS))('%s', async (_, { code, findings }) => {
    const found = (await review('python', code)).filter(({ rule }) => rule !== 'discontinuity');
    expect(found.map(({ severity, rule, line }) => `${severity} ${rule} ${line}`)).toEqual(findings);
  });
});
