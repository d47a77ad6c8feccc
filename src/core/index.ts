/** The core's public face: everything outside `src/core` comes in here. */

export type { DocumentGroup } from './align/index.ts';
export { checks } from './checks/index.ts';
export { faultNotice } from './guard.ts';
export { lineBeyondReading } from './limits.ts';
export type * from './model.ts';
export type { Part } from './parts.ts';
export {
	analyse,
	analysePart,
	analyseReadings,
	type Division,
	divided,
	joined,
	type Reading,
	read,
	type Shard,
	type Share,
	type Tell,
	withoutTree,
} from './pipeline.ts';
export { mayHaveDirectives } from './suppress/index.ts';
export { withWords } from './tables/index.ts';
export { uniqueNames } from './text/index.ts';
