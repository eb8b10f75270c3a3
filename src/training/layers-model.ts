import { convolutionLayers, headSizes, type NetworkShape } from '../nn/network-shape.ts';

/** One weight array of a tfjs model as `weightsManifest` lists it. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

/** The networks that a policy may have; they read the same observation. */
export type NetworkName = 'actor' | 'critic';

/** A layer of tfjs-layers with its weights. */
interface Layer {
  readonly name: string;
  readonly className: string;
  readonly config: object;
  /** Names of the layers whose outputs it takes. */
  readonly from: readonly string[];
  /** Of its kernel; null for a layer without weights. */
  readonly kernel: readonly number[] | null;
}

/**
 * Names and shapes of a policy's weights in file order, the actor's layers before the critic's, each a kernel and a bias.
 * @param network the actor's; the critic has one output
 */
export function weightEntries(network: NetworkShape, names: readonly NetworkName[]): WeightEntry[] {
  return names
    .flatMap((name) => layersOf(name, network))
    .flatMap(({ name, kernel }): WeightEntry[] =>
      kernel === null
        ? []
        : [
            { name: `${name}/kernel`, shape: kernel, dtype: 'float32' },
            { name: `${name}/bias`, shape: kernel.slice(-1), dtype: 'float32' },
          ],
    );
}

/**
 * A `model.json` in tfjs-layers' own format: one model with an output for each network, the actor's means (or
 * logits; for SAC means and raw log deviations) and the critic's value.
 * Its inputs are the `observation`; of a policy that sees, the `image` [height × width × channels] and, where there are any,
 * the `features` behind it. `tf.loadLayersModel` opens it without any code of this project.
 */
export function layersModel(network: NetworkShape, names: readonly NetworkName[]): object {
  const inputs = inputsOf(network);
  const networks = names.map((name) => layersOf(name, network));
  return {
    format: 'layers-model',
    generatedBy: 'Grad Prix',
    convertedBy: null,
    modelTopology: {
      class_name: 'Model',
      config: {
        name: 'policy',
        layers: [...Object.entries(inputs).map(inputLayer), ...networks.flat().map(topologyOf)],
        input_layers: Object.keys(inputs).map((name) => [name, 0, 0]),
        output_layers: networks.map((layers) => [layers.at(-1)!.name, 0, 0]),
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: weightEntries(network, names) }],
  };
}

/** Shapes of the inputs by name. */
function inputsOf({ image, features }: NetworkShape): Record<string, readonly number[]> {
  if (image === null) return { observation: [features] };
  const { height, width, channels } = image;
  return { image: [height, width, channels], ...(features > 0 && { features: [features] }) };
}

function layersOf(name: NetworkName, network: NetworkShape): Layer[] {
  const seeing = seeingLayers(name, network);
  const last = seeing.at(-1)?.name ?? 'observation';
  return [...seeing, ...denseLayers(name, network, last, convolutionLayers(network).length)];
}

/** The convolutions and what joins them to the features; none for a network that does not see. */
function seeingLayers(name: NetworkName, network: NetworkShape): Layer[] {
  if (network.image === null) return [];
  const convolutions = convolutionLayers(network).map(
    ({ geometry, filters, kernelSize, stride }, i): Layer => ({
      name: `${name}_${i + 1}`,
      className: 'Conv2D',
      config: {
        filters,
        kernel_size: [kernelSize, kernelSize],
        strides: [stride, stride],
        activation: 'relu',
      },
      from: [i === 0 ? 'image' : `${name}_${i}`],
      kernel: [kernelSize, kernelSize, geometry.channels, filters],
    }),
  );
  const flat = `${name}_flat`;
  const layers: Layer[] = [
    ...convolutions,
    { name: flat, className: 'Flatten', config: {}, from: [convolutions.at(-1)!.name], kernel: null },
  ];
  if (network.features > 0) {
    const from = [flat, 'features'];
    layers.push({ name: `${name}_all`, className: 'Concatenate', config: { axis: -1 }, from, kernel: null });
  }
  return layers;
}

function denseLayers(name: NetworkName, network: NetworkShape, input: string, convolutions: number): Layer[] {
  const sizes = headSizes(name === 'actor' ? network : { ...network, outputs: 1 });
  return sizes.slice(1).map((units, i) => ({
    name: `${name}_${convolutions + i + 1}`,
    className: 'Dense',
    config: { units, activation: i === sizes.length - 2 ? 'linear' : 'tanh' },
    from: [i === 0 ? input : `${name}_${convolutions + i}`],
    kernel: [sizes[i], units],
  }));
}

function topologyOf({ name, className, config, from, kernel }: Layer): object {
  return {
    class_name: className,
    config: { ...config, ...(kernel && { use_bias: true }), name, trainable: true, dtype: 'float32' },
    name,
    inbound_nodes: [from.map((layer) => [layer, 0, 0, {}])],
  };
}

function inputLayer([name, shape]: [string, readonly number[]]): object {
  const config = { batch_input_shape: [null, ...shape], dtype: 'float32', sparse: false, name };
  return { class_name: 'InputLayer', config, name, inbound_nodes: [] };
}
