/** Checks that many machines do together: workers take shards from a server of Redis or Valkey. */
export { analyseOnCluster, type Cluster } from './ask.ts';
export { work } from './work.ts';
