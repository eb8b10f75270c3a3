import { afterAll, describe, expect, it } from 'vitest';
import { type Finding, RULE_IDS, type RuleId } from '../../../../src/reward/review/finding.ts';
import { RULE_PAGES } from '../../../../src/reward/review/rule-pages.ts';
import { SLOW_CALL } from '../../../../src/reward/review/rules/slow-call.ts';
import { templateSources } from '../../../../src/reward/templates.ts';
import { Track } from '../../../../src/track/track.ts';
import { trackFile } from '../../../contract/track-files.ts';
import { KNOWN_REWARDS } from './known-rewards.ts';
import { HomeReviewer, type HomeReviewOptions } from './review-on-home.ts';

const reviewer = new HomeReviewer();
afterAll(() => reviewer.close());

const LANGUAGES = ['python', 'typescript'] as const;
type Language = (typeof LANGUAGES)[number];

async function review(language: Language, code: string, options: HomeReviewOptions = {}): Promise<Finding[]> {
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
  // Two laps' worth of calls for the first look, many more for the three others; the home lap has 61 steps.
  const many = (8 + 8 * 5) * 61;
  const calls = [0, 8 * 61, 0, many, 0, many, 0, many];
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
    expect(rulesOf(findings)).toContain(rule);
    const found = findings.find((finding) => finding.rule === rule);
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

describe('evidence', { timeout: 60_000 }, () => {
  const home = new Track(trackFile('home'));
  const find = async (
    code: string,
    rule: RuleId,
    language: 'python' | 'typescript' = 'python',
  ): Promise<Finding[]> => (await review(language, code)).filter((finding) => finding.rule === rule);

  it('says where a step is to a hair, and on which side is what', async () => {
    const found = await find(
      `def reward_function(params):
    if params['speed'] < 1.2345: return 0.25 * params['progress'] / params['steps']
    if params['distance_from_center'] > 0.2: return 0.5 * params['progress'] / params['steps']
    return params['progress'] / params['steps']
`,
      'discontinuity',
    );
    const [speed, side] = found;
    expect(found.map(({ line }) => line)).toEqual([2, 3]);
    expect(speed.evidence.numbers.speed).toBeCloseTo(1.2345, 5);
    expect(speed.evidence.numbers.rewardAbove / speed.evidence.numbers.rewardBelow).toBeCloseTo(4, 2);
    expect(Math.abs(side.evidence.numbers.lateral)).toBeCloseTo(0.2, 4);
    const { s, x, y } = side.evidence.place!;
    const there = home.project(x, y);
    expect(there.s).toBeCloseTo(s, 9);
    expect(there.distance).toBeCloseTo(0.2, 4);
  });

  it('tells a misspelt key once, with the one that is meant', async () => {
    const found = await review(
      'python',
      "def reward_function(params):\n    return params['speeed'] * params['progress']\n",
    );
    const grave = found.filter(({ severity }) => severity === 'error');
    expect(grave.map(({ rule, line, suggestion }) => [rule, line, suggestion.slice(0, 20)])).toEqual([
      ['unknown-key', 2, 'Did you mean speed? '],
    ]);
  });

  it('knows fractions of a degree that are meant in radians, and does not call them wrong', async () => {
    const code = (limit: number): string => `def reward_function(params):
    pace = params['progress'] / params['steps']
    return pace if abs(params['steering_angle']) < ${limit} else 0.8 * pace
`;
    const found = await find(code(0.3), 'angle-units');
    expect(found.map(({ severity, line }) => [severity, line])).toEqual([['info', 3]]);
    for (const limit of [0, 0.01, 1, 15]) expect(await find(code(limit), 'angle-units')).toEqual([]);
  });

  it.each([
    ['python', 'math.radians(15)', 'Leave the conversion out: 15.'],
    ['python', 'math.asin(0.3)', 'Bring both to the same unit: math.degrees(math.asin(0.3)).'],
    ['typescript', '(params.heading * Math.PI) / 180', 'Leave the conversion out: params.heading.'],
  ] as const)(
    'shows how to bring an angle to the unit of the other, in %s: %s',
    async (language, angle, suggestion) => {
      const code =
        language === 'python'
          ? `import math\ndef reward_function(params):\n    return params['progress'] * (abs(params['steering_angle']) < ${angle})\n`
          : `function reward_function(params) {\n  return params.progress * Number(params.steering_angle < ${angle});\n}`;
      expect(await find(code, 'angle-units', language)).toMatchObject([{ suggestion }]);
    },
  );

  it.each([
    ['python', 'function reward_function(params) {\n  return 1;\n}\n', 'TypeScript'],
    ['typescript', 'def reward_function(params):\n    return 1.0\n', 'Python'],
  ] as const)('knows a text in another language than %s', async (language, code, meant) => {
    const suggestion = `This looks like ${meant}: choose ${meant} above the editor and paste it there.`;
    expect(await find(code, 'fails', language)).toMatchObject([{ suggestion }]);
  });

  it('tells of a ladder of steps once, and of the largest', async () => {
    const code = `def reward_function(params):
    marker = params['distance_from_center'] / params['track_width']
    pace = params['progress'] / params['steps']
    if marker <= 0.1: return pace
    if marker <= 0.2: return 0.7 * pace
    if marker <= 0.3: return 0.3 * pace
    return 0.02 * pace
`;
    const [ladder, ...others] = await find(code, 'discontinuity');
    expect(others).toEqual([]);
    expect(ladder).toMatchObject({ line: 5, evidence: { numbers: { steps: 3 } } });
    expect(ladder.message).toContain(
      '3 steps as the place across the road changes, the largest where marker <= 0.2',
    );
  });

  it('comes to where angles wrap around, also where nobody has driven', async () => {
    const code = `import math
def reward_function(params):
    a, b = (params['waypoints'][k] for k in params['closest_waypoints'])
    difference = abs(math.degrees(math.atan2(b[1] - a[1], b[0] - a[0])) - params['heading'])
    if difference > 180:
        difference = 360 - difference
    return params['progress'] / params['steps'] * (1 - difference / 180)
`;
    const source = { language: 'python', file: 'reward.py', code } as const;
    const found = await reviewer.review(source, { withLaps: false });
    expect(found.filter(({ rule }) => rule === 'unreachable-branch')).toEqual([]);
  });

  it('marks the words it is about', async () => {
    const code =
      "def reward_function(params):\n    return params['progress'] / params['steps'] + params['objects_speed'][0]\n";
    const [finding] = await find(code, 'constant-key');
    const line = code.split('\n')[finding.line - 1];
    expect(line.slice(finding.column - 1, finding.endColumn - 1)).toBe("params['objects_speed']");
    expect(finding.endLine).toBe(finding.line);
  });

  it('counts what standing and driving earn, and what a lap does', async () => {
    const [standing] = await find(
      "def reward_function(params):\n    return 2.0 + params['speed']\n",
      'pays-standing-still',
    );
    // Commanded 0.5 m/s while it stands.
    expect(standing.evidence.numbers).toEqual({ standing: 2.5, driving: 4, percent: 63 });
    const [bonus] = await find(
      "def reward_function(params):\n    return 500.0 if params['progress'] == 100 else 0.5 * params['speed']\n",
      'lap-bonus',
    );
    const { steps, rest, lastStep } = bonus.evidence.numbers;
    expect(lastStep).toBe(500);
    expect(rest).toBeCloseTo(2 * (steps - 1), 9);
  });

  it('names the situations in which a reward fails, and the line', async () => {
    const found = await find(
      "def reward_function(params):\n    pace = params['progress'] / params['steps']\n    return pace / (params['steps'] - 2)\n",
      'fails',
    );
    expect(found).toMatchObject([
      { severity: 'error', line: 3, message: 'ZeroDivisionError: division by zero' },
    ]);
    expect(found[0].evidence.text).toContain('on the start line, in the first step that is scored');
  });

  it('is the same every time', async () => {
    const { python } = RULE_PAGES.discontinuity.bad;
    expect(await review('python', python)).toEqual(await review('python', python));
  });

  it('ends for a reward that never returns', async () => {
    const found = await review('typescript', 'function reward_function(params) {\n  while (true);\n}\n');
    expect(found).toMatchObject([{ rule: 'fails', severity: 'error', line: 2 }]);
  });

  it('has no laps where nobody has driven, and is as good without', async () => {
    const findings = await review('python', RULE_PAGES['lap-bonus'].bad.python, { withLaps: false });
    expect(rulesOf(findings)).toContain('lap-bonus');
  });

  it('knows both directions where the race has them', async () => {
    const code = RULE_PAGES['constant-key'].bad.python;
    const findings = await review('python', code, { hasBothDirections: true });
    expect(rulesOf(findings)).not.toContain('constant-key');
  });
});
