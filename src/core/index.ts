/** The core's public face: everything outside `src/core` comes in here. */
export { checks } from './checks/index.ts';
export { faultNotice } from './guard.ts';
export type * from './model.ts';
export { analyse, analyseReadings, type Reading, read, type Tell } from './pipeline.ts';
export { uniqueNames } from './text/index.ts';
