import { box, type BoxSpace } from '../../gym/space.ts';
import {
  BINARY_SECTORS,
  clipScan,
  discretizeSectors,
  LIDAR_CLIP,
  markSectors,
} from '../../sim/sensors/lidar-sectors.ts';
import { Lidar, LIDAR } from '../../sim/sensors/lidar.ts';
import type { ObservationPart, Observer, SensorView } from './observer.ts';
import type { SensorSpec } from './sensor-spec.ts';

/** The 64 distances of a lidar [m], or what is made of them by sectors. */
export class LidarObserver implements Observer {
  readonly space: BoxSpace;
  readonly parts: readonly ObservationPart[];
  readonly #sensor: 'lidar' | 'sector_lidar' | 'discretized_sector_lidar';
  readonly #config: SensorSpec['lidar_config'];
  readonly #lidar: Lidar;
  readonly #scan = new Float64Array(LIDAR.numRays);

  constructor(
    sensor: 'lidar' | 'sector_lidar' | 'discretized_sector_lidar',
    config: SensorSpec['lidar_config'],
    forward: number = LIDAR.forward,
  ) {
    this.#sensor = sensor;
    this.#config = config;
    this.#lidar = new Lidar(config.facing, forward);
    this.space =
      sensor === 'lidar'
        ? box(LIDAR.numRays, LIDAR.minRange, LIDAR_CLIP)
        : box(
            sensor === 'sector_lidar'
              ? BINARY_SECTORS.count
              : config.num_sectors * config.num_values_per_sector,
            0,
            1,
          );
    this.parts = [{ sensor, offset: 0, shape: [this.space.low.length] }];
  }

  observe({ states, objects, variations }: SensorView, i: number, out: Float32Array, offset: number): void {
    this.#lidar.scan(states, objects, i, this.#scan);
    variations?.varyScan(i, this.#scan);
    if (this.#sensor === 'lidar') clipScan(this.#scan, out, offset);
    else if (this.#sensor === 'sector_lidar') markSectors(this.#scan, out, offset);
    else discretizeSectors(this.#scan, this.#config, out, offset);
  }
}
