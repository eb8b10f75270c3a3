import { convolutionsFor, imageSize, type NetworkShape } from '../../nn/network-shape.ts';
import { createObserver } from '../../race/observers/create-observer.ts';
import { pictureOf } from '../../race/observers/observer.ts';
import { CAMERAS, type SensorSpec } from '../../race/observers/sensor-spec.ts';

/** A perceptron for numbers, convolutions in front of it for a picture: the networks of policies that learn from rewards. */
export function imitatorShape(sensors: SensorSpec, observationSize: number): NetworkShape {
  const sees = sensors.sensors.some((name) => CAMERAS.includes(name));
  const image = sees ? pictureOf(createObserver(sensors)) : null;
  return {
    image,
    convolutions: convolutionsFor(image),
    features: observationSize - imageSize(image),
    hiddenSizes: sees ? [64] : [64, 64],
    outputs: 2,
  };
}
