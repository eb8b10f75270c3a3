import type { GanConfig } from './gan-config.ts';

/** The settings that people may change, from lowest to highest, and whether they are whole numbers. */
export const GAN_SETTINGS = {
  epochs: { low: 1, high: 10_000, isWhole: true },
  learningRate: { low: 1e-6, high: 0.1, isWhole: false },
  criticUpdates: { low: 1, high: 20, isWhole: true },
  penalty: { low: 0, high: 1000, isWhole: false },
  modeSeeking: { low: 0, high: 1000, isWhole: false },
} as const satisfies Partial<Record<keyof GanConfig, { low: number; high: number; isWhole: boolean }>>;

export type GanSetting = keyof typeof GAN_SETTINGS;

/** @throws RangeError which setting breaks which rule */
export function checkGanConfig(config: GanConfig): void {
  for (const name of Object.keys(GAN_SETTINGS) as GanSetting[]) {
    const { low, high, isWhole } = GAN_SETTINGS[name];
    const value = config[name];
    const kind = isWhole ? 'a whole number' : 'a number';
    if (value >= low && value <= high && (!isWhole || Number.isInteger(value))) continue;
    throw new RangeError(`${name}: must be ${kind} from ${low} to ${high} (found ${value})`);
  }
}
