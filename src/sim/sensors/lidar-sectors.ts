import { clamp } from '../../math/scalar.ts';
import { LIDAR } from './lidar.ts';

/** What a network is given of a scan: distances clipped to 0.15 … 1 m. */
export const LIDAR_CLIP = 1;

export function clipScan(scan: Float64Array, out: Float32Array, offset: number): void {
  for (let ray = 0; ray < scan.length; ray++)
    out[offset + ray] = clamp(scan[ray], LIDAR.minRange, LIDAR_CLIP);
}

/** Sectors of the binary lidar, and nearer than what an object counts [m] */
export const BINARY_SECTORS = { count: 8, distance: 0.5 } as const;

/** 1 for each sector in which something is nearer than 0.5 m. @param out [8] from `offset` on */
export function markSectors(scan: Float64Array, out: Float32Array, offset: number): void {
  for (let sector = 0; sector < BINARY_SECTORS.count; sector++) {
    const nearest = nearestIn(scan, sector, BINARY_SECTORS.count);
    out[offset + sector] = nearest < BINARY_SECTORS.distance ? 1 : 0;
  }
}

/** How a discretised scan is divided, under the names of `lidar_config` in `model_metadata.json`. */
export interface LidarSectors {
  /** A divisor of 64. */
  readonly num_sectors: number;
  readonly num_values_per_sector: number;
  /** [m] */
  readonly clipping_dist: number;
}

/**
 * One-hot per sector: value ⌊nearest / (clipping_dist / num_values_per_sector)⌋; none where nothing is nearer than
 * clipping_dist.
 * @param out [num_sectors × num_values_per_sector] from `offset` on
 */
export function discretizeSectors(
  scan: Float64Array,
  { num_sectors, num_values_per_sector, clipping_dist }: LidarSectors,
  out: Float32Array,
  offset: number,
): void {
  out.fill(0, offset, offset + num_sectors * num_values_per_sector);
  for (let sector = 0; sector < num_sectors; sector++) {
    const value = Math.floor(nearestIn(scan, sector, num_sectors) / (clipping_dist / num_values_per_sector));
    if (value < num_values_per_sector) out[offset + sector * num_values_per_sector + value] = 1;
  }
}

function nearestIn(scan: Float64Array, sector: number, numSectors: number): number {
  const raysEach = scan.length / numSectors;
  let nearest = Infinity;
  for (let ray = sector * raysEach; ray < (sector + 1) * raysEach; ray++) {
    if (scan[ray] < nearest) nearest = scan[ray];
  }
  return nearest;
}
