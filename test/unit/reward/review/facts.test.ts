import { describe, expect, it } from 'vitest';
import { findUnitConflicts } from '../../../../src/reward/review/facts/angle-units.ts';
import { findParamsUses } from '../../../../src/reward/review/facts/params-uses.ts';
import { PARAMS_KEY_NAMES } from '../../../../src/reward/review/facts/params-keys.ts';
import { functionsOf } from '../../../../src/reward/review/facts/reward-function.ts';
import { SourceLines } from '../../../../src/reward/review/facts/source-lines.ts';
import { findUnreachable } from '../../../../src/reward/review/facts/unreachable.ts';
import { readProgram } from '../../../../src/reward/review/syntax/read-program.ts';
import type { RewardLanguage } from '../../../../src/reward/reward-scorer.ts';
import { templateSources } from '../../../../src/reward/templates.ts';

function usesOf(language: RewardLanguage, code: string) {
  return findParamsUses(readProgram({ language, code }), language === 'python');
}

/** `key how` of every read, `!` behind those with a fallback. */
function reads(language: RewardLanguage, code: string): string[] {
  return usesOf(language, code).reads.map(
    ({ key, how, hasFallback }) => `${key} ${how}${hasFallback ? '!' : ''}`,
  );
}

describe('uses of the params', () => {
  it.each([
    [
      'python',
      "def reward_function(p):\n  return p['speed'] + p.get('x') + p.get('y', 0)",
      ['speed item', 'x get', 'y get!'],
    ],
    ['python', 'def reward_function(params):\n  return params.speed', ['speed member']],
    ['python', 'def reward_function(params):\n  for k, v in params.items(): print(k)\n  return 1', []],
    [
      'python',
      "def helper(p): return p['speed']\ndef reward_function(params):\n  q = params\n  return helper(q) + q['x']",
      ['speed item', 'x item'],
    ],
    [
      'python',
      "def reward_function(params):\n  def inner(): return params['speed']\n  return inner()",
      ['speed item'],
    ],
    ['python', "def reward_function(params):\n  f = lambda params: params['no']\n  return f({'no': 1})", []],
    [
      'python',
      "class R:\n  def reward(self, p): return p['speed']\nr = R()\ndef reward_function(params):\n  return r.reward(params)",
      ['speed item'],
    ],
    [
      'typescript',
      'function reward_function(params: P) { return params.speed + params["x"]; }',
      ['speed member', 'x item'],
    ],
    [
      'typescript',
      'const reward_function = ({ speed, steering_angle: s }: P) => speed * s;',
      ['speed member', 'steering_angle member'],
    ],
    [
      'typescript',
      'function reward_function(p) { const { speed, ...rest } = p; const [, n] = p.closest_waypoints; return n; }',
      ['speed member', 'closest_waypoints member'],
    ],
    [
      'javascript',
      'exports.reward_function = (p) => p.waypoints.map((params) => params.x).length;',
      ['waypoints member'],
    ],
  ] as const)('%s: %s', (language, code, expected) => {
    expect(reads(language, code)).toEqual(expected);
  });

  it.each([
    ['python', "def reward_function(p):\n  p['x'] = 1\n  p['y'] += 2\n  return 1", ['x', 'y']],
    [
      'python',
      "def reward_function(p):\n  p['waypoints'].append(1)\n  p['waypoints'][0] = 2\n  p.update(x=1)\n  del p['y']\n  return 1",
      ['waypoints', 'waypoints', null, 'y'],
    ],
    ['python', "def reward_function(p):\n  w = p['waypoints']\n  w.reverse()\n  return len(w)", []],
    [
      'typescript',
      'function reward_function(p) { p.x = 1; p.waypoints.push(2); delete p.y; return 1; }',
      ['x', 'waypoints', 'y'],
    ],
  ] as const)('%s changes them: %s', (language, code, expected) => {
    expect(usesOf(language, code).writes.map(({ key }) => key)).toEqual(expected);
  });

  it('in the templates are keys that there are', () => {
    for (const source of templateSources()) {
      const { reads: found, writes } = usesOf(source.language, source.code);
      expect(found.length).toBeGreaterThan(1);
      expect(found.filter(({ key }) => !(PARAMS_KEY_NAMES as string[]).includes(key))).toEqual([]);
      expect(writes).toEqual([]);
    }
  });
});

/** `kind: what is wrong in it` of every conflict. */
function conflicts(language: RewardLanguage, code: string): string[] {
  const program = readProgram({ language, code });
  const uses = findParamsUses(program, language === 'python');
  const lines = new SourceLines(code);
  return functionsOf(program).flatMap(({ definition }) =>
    findUnitConflicts(definition.body, uses.reads, 'radians').map(
      ({ kind, angle }) => `${kind}: ${lines.textOf(angle)}`,
    ),
  );
}

const inPython = (body: string): string =>
  `import math\ndef reward_function(params):\n  heading = params['heading']\n${body.replaceAll(/^/gm, '  ')}\n  return 1.0`;
const inTypeScript = (body: string): string =>
  `function reward_function(params) {\n  const heading = params.heading;\n${body}\n  return 1;\n}`;

describe('units of angles', () => {
  it.each([
    ['x = math.cos(heading)', ['trigonometry: heading']],
    ["x = math.sin(params['steering_angle'] / 2)", ["trigonometry: params['steering_angle'] / 2"]],
    ['x = math.cos(math.radians(heading))', []],
    ['x = math.cos(heading * math.pi / 180)', []],
    ['x = math.cos(heading * 0.01745)', []],
    ['x = math.radians(math.radians(heading))', ['twice: math.radians(heading)']],
    ['x = math.degrees(heading)', ['twice: heading']],
    ['d = math.atan2(1, 2)\nx = abs(d - heading)', ['mixed: d']],
    ['d = math.atan2(1, 2)\nd = math.degrees(d)\nx = abs(d - heading)\nif x > 180: x = 360 - x', []],
    ['d = math.degrees(math.atan2(1, 2))\nif d > heading: pass', []],
    ['d = math.atan2(1, 2)\nif d > heading: pass', ['mixed: d']],
    ['d = math.atan2(1, 2) - math.radians(heading)\nif abs(d) > 10: pass', ['threshold: abs(d)']],
    ['d = math.atan2(1, 2) - math.radians(heading)\nif abs(d) > 0.5: pass', []],
    ["if abs(params['objects_heading'][0] - heading) > 1: pass", ["mixed: params['objects_heading'][0]"]],
    ['d = heading if heading > 0 else math.radians(heading)\nx = math.cos(d)', []],
    [
      'if heading > 0:\n  heading = math.radians(heading)\nelse:\n  heading = math.radians(-heading)\nx = math.cos(heading)',
      [],
    ],
    ['x = (heading / 180) * math.pi\ny = math.cos(x)', []],
    ["x = params['speed'] * math.cos(params['x'])", []],
    ['x = heading * heading\ny = math.cos(x)', []],
  ])('in Python: %s', (body, expected) => {
    expect(conflicts('python', inPython(body))).toEqual(expected);
  });

  it.each([
    ['const x = Math.cos(heading);', ['trigonometry: heading']],
    ['const x = Math.cos((heading * Math.PI) / 180);', []],
    ['const d = Math.atan2(1, 2); const x = Math.abs(d - heading);', ['mixed: d']],
    ['let d = Math.atan2(1, 2); d *= 180 / Math.PI; const x = Math.abs(d - heading);', []],
    ['const d = Math.atan2(1, 2) * (180 / Math.PI); if (d > 90) return 1;', []],
    ['const x = (heading * 180) / Math.PI;', ['twice: heading']],
  ])('in TypeScript: %s', (body, expected) => {
    expect(conflicts('typescript', inTypeScript(body))).toEqual(expected);
  });

  it('are right in the templates', () => {
    for (const { language, code } of templateSources()) expect(conflicts(language, code)).toEqual([]);
  });
});

/** The text of what is never reached, and of what leaves nothing for it. */
function dead(language: RewardLanguage, code: string): string[] {
  const program = readProgram({ language, code });
  const { reads: found, writes } = findParamsUses(program, language === 'python');
  const lines = new SourceLines(code);
  const writtenKeys = new Set(writes.flatMap(({ key }) => (key === null ? [] : [key])));
  return findUnreachable(program, { reads: found, writtenKeys, ranges: {} }).map(
    (place) => `${lines.textOf(place)} <- ${place.because ? lines.textOf(place.because) : 'range'}`,
  );
}

describe('code that is never reached', () => {
  it.each([
    ["if params['steps'] <= 1: a = 1", ['a = 1 <- range']],
    ["if params['speed'] > 4: a = 1", ['a = 1 <- range']],
    ["if params['speed'] >= 4: a = 1", []],
    ["if params['progress'] == 100: a = 1", []],
    ["if params['progress'] > 100: a = 1\nelse: b = 1", ['a = 1 <- range']],
    ["if abs(params['steering_angle']) > 30: a = 1", ['a = 1 <- range']],
    ["if params['distance_from_center'] < 0: a = 1", ['a = 1 <- range']],
    [
      "d = params['distance_from_center']\nw = params['track_width']\nif d <= 0.5 * w: a = 1\nelif d <= 0.25 * w: b = 1\nelse: c = 1",
      ['b = 1 <- d <= 0.5 * w'],
    ],
    [
      "d = params['distance_from_center']\nw = params['track_width']\nif d <= 0.1 * w: a = 1\nelif d <= 0.25 * w: b = 1\nelse: c = 1",
      [],
    ],
    ["if params['speed'] > 1: a = 1\nelif params['speed'] > 2: b = 1", ["b = 1 <- params['speed'] > 1"]],
    ["if params['speed'] > 2: a = 1\nelif params['speed'] < 2: b = 1\nelse: c = 1", []],
    [
      "if params['speed'] >= 2: a = 1\nelif params['speed'] < 2: b = 1\nelse: c = 1",
      ["c = 1 <- params['speed'] >= 2"],
    ],
    ["if params['speed'] > 1: a = 1\nif params['speed'] > 2: b = 1", []],
    ["if params['speed'] < 1: return 1\nif params['speed'] < 0.5: b = 1", ["b = 1 <- params['speed'] < 1"]],
    ["ok = params['all_wheels_on_track']\nif not ok: return 0\nif ok: a = 1\nelse: b = 1", ['b = 1 <- ok']],
    ["if params['speed'] > 1 and params['speed'] < 1: a = 1", []],
    ['return 1\na = 2', ['a = 2 return 1.0 <- return 1']],
    ['DEBUG = False\nif DEBUG: a = 1', []],
    ["x = 0\nfor i in range(3):\n  x += params['speed']\nif x < -1: a = 1", []],
    ['try:\n  x = 1\nexcept E:\n  x = 2\nif x > 1: a = 1', []],
    ["x = min(1, params['distance_from_center'])\nif x: a = 1\nif x < 0.5: b = 1", []],
    ["global last\nif last > params['speed']: a = 1\nelif last > params['speed'] + 1: b = 1", []],
    ["d = abs(params['heading'] - 10)\nif d > 180: d = 360 - d\nif d > 180: a = 1", []],
  ])('in Python: %s', (body, expected) => {
    expect(
      dead('python', `def reward_function(params):\n${body.replaceAll(/^/gm, '  ')}\n  return 1.0`),
    ).toEqual(expected);
  });

  it.each([
    ['if (params.steps < 2) return 1;', ['return 1; <- range']],
    ['if (params.speed > 2) return 1; if (params.speed > 3) return 2;', ['return 2; <- params.speed > 2']],
    ['let d = params.speed; d *= 2; if (d > 8) return 1;', ['return 1; <- range']],
    [
      'const { speed } = params; if (speed > 2) { return 1; } else if (speed >= 3) return 2;',
      ['return 2; <- speed > 2'],
    ],
    ['let k = 0; while (k < 3) { k++; } if (k > 2) return 1;', []],
    [
      'if (!params.all_wheels_on_track) return 0; if (params.all_wheels_on_track === false) return 1;',
      ['return 1; <- params.all_wheels_on_track'],
    ],
    ['let d = 1; if ((d = params.speed) > 2) return 1; if (d > 1.5) return 2;', []],
  ])('in TypeScript: %s', (body, expected) => {
    expect(dead('typescript', `function reward_function(params) {\n${body}\nreturn 1;\n}`)).toEqual(expected);
  });

  it('is not in the templates', () => {
    for (const { language, code } of templateSources()) expect(dead(language, code)).toEqual([]);
  });
});
