import type {
  Aspect,
  AspectSpread,
  Choice,
  Explanation,
  Influence,
} from '../../training/explain/explanation.ts';
import { formatShare } from './format.ts';

/** What is decided on, in the order in which it is asked about. */
export const ASPECTS: readonly Aspect[] = ['steering', 'speed'];

const DECISIONS_PER_SECOND = 15;
/** Steering that turns back more often than this per second is called so; the car decides 15 times a second. */
const OFTEN = 1;
const ZIGZAG = 3;

/** A command or a part of its axis: `12° left`, `straight`, `2.5 m/s`. */
export function formatCommand(aspect: Aspect, value: number): string {
  if (aspect === 'speed') return `${value.toFixed(1)} m/s`;
  const degrees = Math.round(Math.abs(value));
  return degrees === 0 ? 'straight' : `${degrees}° ${value > 0 ? 'left' : 'right'}`;
}

/** How far something spreads: `6°`, `0.3 m/s`. */
export function formatSpread(aspect: Aspect, deviation: number): string {
  if (aspect === 'speed') return `${few(deviation)} m/s`;
  return `${deviation < 1 ? few(deviation) : Math.round(deviation)}°`;
}

/** What a usual change of an input does: `8.8° right`, `0.2 m/s faster`; of a part of the picture `± 4.3°`. */
export function formatEffect(aspect: Aspect, { effect, value }: Influence): string {
  const size = `${few(Math.abs(effect))}${aspect === 'speed' ? ' m/s' : '°'}`;
  if (value === null) return `± ${size}`;
  if (aspect === 'speed') return `${size} ${effect < 0 ? 'slower' : 'faster'}`;
  return `${size} ${effect < 0 ? 'right' : 'left'}`;
}

/** What an input was: `0.40 m left`, `yes`; empty for a part of the picture. */
export function formatInput({ value, unit, sides }: Influence): string {
  if (value === null) return '';
  if (unit === '') return value > 0.5 ? 'yes' : 'no';
  const number = sides === null ? few(value) : few(Math.abs(value));
  const side = sides === null ? '' : ` ${sides[value < 0 ? 0 : 1]}`;
  return `${number}${unit.startsWith('°') ? '' : ' '}${unit}${side}`;
}

/** In one sentence, what an effect says. */
export function explainEffect(aspect: Aspect, influence: Influence): string {
  const { name, change, unit, sides } = influence;
  const effect = formatEffect(aspect, influence);
  const whose = aspect === 'steering' ? 'steering' : 'speed';
  if (change === null)
    return `If the pixels there changed as much as they usually do, the ${whose} would change by ${effect}.`;
  if (unit === '') return `“${name}”, where it is not so now, would make the command ${effect}.`;
  const usual = `${few(change)}${unit.startsWith('°') ? '' : ' '}${unit}`;
  const further = sides === null ? `${usual} more` : `${usual} further ${sides[1]}`;
  return `${name}: ${further}, a usual change, would make the command ${effect}.`;
}

/** What the value estimate is, in one sentence. */
export function explainValue(gamma: number): string {
  if (gamma >= 1) return 'What its critic expects to earn from here on, all steps counted alike.';
  const steps = Math.round(1 / (1 - gamma));
  const seconds = (steps / DECISIONS_PER_SECOND).toFixed(1);
  return `What its critic expects to earn from here on, each step counted ${gamma} times the one before: about the next ${steps} steps, ${seconds} s.`;
}

/** Whether steering goes to and fro. */
export function reversalWord(perSecond: number): string {
  if (perSecond < OFTEN) return 'steady';
  return perSecond < ZIGZAG ? 'corrects often' : 'zigzags';
}

/** What the spread of an aspect looks like, for those who do not see it. */
export function describeSpread(aspect: Aspect, spread: AspectSpread, taken: number): string {
  const { low, high, mean, deviation } = spread;
  const say = (value: number): string => formatCommand(aspect, value);
  return `${say(mean)} ± ${formatSpread(aspect, deviation)} on average, of ${say(high)} to ${say(low)}; taken: ${say(taken)}`;
}

/** What is decided and what that depends on, in two sentences. */
export function summarise({ taken, choice, influences }: Explanation, aspect: Aspect): string {
  const names = influences[aspect].slice(0, 3).map(({ name }) => name);
  const last = names.pop() ?? 'nothing';
  const list = names.length === 0 ? last : `${names.join(', ')} and ${last}`;
  return `${decision(taken, choice)} Its ${aspect} depends most on: ${list}.`;
}

function decision(taken: Explanation['taken'], choice: Choice): string {
  const steering = formatCommand('steering', taken.steering);
  const speed = formatCommand('speed', taken.speed);
  if (choice.type === 'discrete') {
    const { probability } = choice.actions[choice.taken];
    return `Steers ${steering} at ${speed}: of ${choice.actions.length} actions the likeliest, ${formatShare(probability)}.`;
  }
  const spread = (aspect: Aspect): string => `± ${formatSpread(aspect, choice[aspect].deviation)}`;
  return `Steers ${steering} at ${speed}; while it learnt, it tried out ${spread('steering')} and ${spread('speed')}.`;
}

/** Two significant digits, no more than two behind the point. */
function few(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size >= 9.95 ? 0 : size >= 0.995 ? 1 : 2);
  return (Number(text) === 0 ? '0' : text).replace('-', '−');
}
