/**
 * A program that opens an exported policy in plain @tensorflow/tfjs and asks it for one action, for any kind of policy.
 * @param folder where the unpacked file is served
 */
export function tfjsSnippet(folder: string): string {
  return `import * as tf from '@tensorflow/tfjs';

// The unpacked file, served beside your page.
const folder = ${JSON.stringify(folder)};
const policy = await (await fetch(\`\${folder}/policy.json\`)).json();
const model = await tf.loadLayersModel(\`\${folder}/model.json\`);

// What policy.sensors give: here nothing but zeros.
const inputs = model.inputs.map(({ shape }) => tf.zeros([1, ...shape.slice(1)]));
// The actor's output comes first, a critic's second.
const [output] = [model.predict(inputs)].flat();

const { type, actions, steering_angle, speed } = policy.actions;
const clip = (x) => Math.min(1, Math.max(-1, x));
const squash = policy.algorithm === 'sac' ? Math.tanh : clip;
const scale = (x, { low, high }) => low + ((squash(x) + 1) / 2) * (high - low);
const [first, second] = output.dataSync();
const action =
  type === 'discrete'
    ? actions[tf.argMax(output, 1).dataSync()[0]]
    : { steering_angle: scale(first, steering_angle), speed: scale(second, speed) };
// Degrees, positive to the left; metres per second.
console.log(action);
`;
}
