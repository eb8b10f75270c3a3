import { SIGNS } from '../evidence/signs.ts';

/** What honest laps show of each sign: what is usual, and how far it goes. */
export interface AlarmScale {
  /** [SIGNS.length], medians and 90th of 100, of log(1 + value / grain) */
  readonly usual: Float64Array;
  readonly spread: Float64Array;
}

/** A spread is never taken to be smaller, in logarithms: where all honest laps agree, one grain more is no crime. */
const LEAST_SPREAD = 0.25;

/** Learns from honest laps alone what is usual. @param honest values of their evidence */
export function learnAlarmScale(honest: readonly Float64Array[]): AlarmScale {
  const usual = new Float64Array(SIGNS.length);
  const spread = new Float64Array(SIGNS.length).fill(LEAST_SPREAD);
  if (honest.length === 0) return { usual, spread };
  for (let j = 0; j < SIGNS.length; j++) {
    const sorted = Float64Array.from(honest, (values) => inGrains(values[j], j)).sort();
    usual[j] = sorted[sorted.length >> 1];
    spread[j] = Math.max(LEAST_SPREAD, sorted[Math.floor(0.9 * (sorted.length - 1))] - usual[j]);
  }
  return { usual, spread };
}

/**
 * How loud each sign's alarm is: 0 up to what nine of ten honest laps show, then growing with the logarithm of how often that
 * distance it is away from the usual. [SIGNS.length]
 */
export function alarmsOf(values: Float64Array, { usual, spread }: AlarmScale): Float64Array {
  return values.map((value, j) => Math.log1p(Math.max(0, (inGrains(value, j) - usual[j]) / spread[j] - 1)));
}

/** Up to where nine of ten honest laps go, in the sign's unit: beyond, its alarm rings. */
export function ordinaryUpTo({ usual, spread }: AlarmScale, sign: number): number {
  return SIGNS[sign].grain * Math.expm1(usual[sign] + spread[sign]);
}

function inGrains(value: number, sign: number): number {
  return Math.log1p(value / SIGNS[sign].grain);
}
