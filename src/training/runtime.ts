/** What a composition root starts before it trains: the neural-network runtime, with its files named by the platform. */
export { initTensorflow as startNetworks } from '../nn/tensorflow.ts';
