/** One weight array of a tfjs model as `weightsManifest` lists it. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32';
}

/** The two networks of a policy; they read the same observation. */
const NETWORKS = ['actor', 'critic'] as const;

/**
 * Names and shapes of a policy's weights in file order: the actor's layers, then the critic's, each a kernel and a bias.
 * @param layerSizes units per layer of the actor, inputs first; the critic has one output
 */
export function weightEntries(layerSizes: readonly number[]): WeightEntry[] {
  return NETWORKS.flatMap((network) =>
    denseSizes(network, layerSizes).flatMap(([inputs, outputs], i): WeightEntry[] => [
      { name: `${network}_${i + 1}/kernel`, shape: [inputs, outputs], dtype: 'float32' },
      { name: `${network}_${i + 1}/bias`, shape: [outputs], dtype: 'float32' },
    ]),
  );
}

/**
 * A `model.json` in tfjs-layers' own format: one model with the observation as input and two outputs, the actor's means
 * (or logits) and the critic's value. `tf.loadLayersModel` opens it without any code of this project.
 */
export function layersModel(layerSizes: readonly number[]): object {
  const layers = NETWORKS.flatMap((network) => denseLayers(network, layerSizes));
  const last = layerSizes.length - 1;
  return {
    format: 'layers-model',
    generatedBy: 'Grad Prix',
    convertedBy: null,
    modelTopology: {
      class_name: 'Model',
      config: {
        name: 'policy',
        layers: [inputLayer(layerSizes[0]), ...layers],
        input_layers: [['observation', 0, 0]],
        output_layers: NETWORKS.map((network) => [`${network}_${last}`, 0, 0]),
      },
      keras_version: 'tfjs-layers 4.22.0',
      backend: 'tensor_flow.js',
    },
    weightsManifest: [{ paths: ['weights.bin'], weights: weightEntries(layerSizes) }],
  };
}

function denseSizes(network: (typeof NETWORKS)[number], layerSizes: readonly number[]): [number, number][] {
  const sizes = network === 'actor' ? layerSizes : [...layerSizes.slice(0, -1), 1];
  return sizes.slice(1).map((outputs, i) => [sizes[i], outputs]);
}

function inputLayer(size: number): object {
  const config = { batch_input_shape: [null, size], dtype: 'float32', sparse: false, name: 'observation' };
  return { class_name: 'InputLayer', config, name: 'observation', inbound_nodes: [] };
}

function denseLayers(network: (typeof NETWORKS)[number], layerSizes: readonly number[]): object[] {
  const sizes = denseSizes(network, layerSizes);
  return sizes.map(([, units], i) => {
    const name = `${network}_${i + 1}`;
    const activation = i === sizes.length - 1 ? 'linear' : 'tanh';
    const from = i === 0 ? 'observation' : `${network}_${i}`;
    const config = { units, activation, use_bias: true, name, trainable: true, dtype: 'float32' };
    return { class_name: 'Dense', config, name, inbound_nodes: [[[from, 0, 0, {}]]] };
  });
}
