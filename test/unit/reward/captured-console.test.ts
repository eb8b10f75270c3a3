import { expect, test } from 'vitest';
import { CapturedConsole } from '../../../src/reward/javascript/captured-console.ts';

test('has every method that consoles have', () => {
  const captured = new CapturedConsole(() => {});
  const methods =
    'log info debug warn error dir dirxml table trace assert count countReset group groupCollapsed groupEnd clear ' +
    'time timeLog timeEnd timeStamp profile profileEnd';
  for (const name of methods.split(' ')) expect(captured).toHaveProperty(name, expect.any(Function));
});

test('shows what browsers would show', () => {
  let text = '';
  const captured = new CapturedConsole((printed) => (text += printed));
  captured.log('speed', 2, { a: [1] }, null, undefined, Symbol('s'));
  captured.dir({ a: 1 }, { depth: 0 });
  captured.table([{ x: 1 }, 'two']);
  captured.assert(true, 'not shown');
  captured.assert(false, 'shown');
  captured.count();
  captured.count();
  captured.countReset();
  captured.count();
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  captured.log(circle);
  expect(text.split('\n')).toEqual([
    'speed 2 {"a":[1]} null undefined Symbol(s)',
    '{"a":1}',
    '0: {"x":1}',
    '1: two',
    'Assertion failed: shown',
    'default: 1',
    'default: 2',
    'default: 1',
    '[object Object]',
    '',
  ]);
});
