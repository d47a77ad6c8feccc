import type { Check } from './check.ts';

/**
 * A page that is another version than its peers. What it rests on is gathered from all other checks (`page-revisions.ts`),
 * so it looks at nothing itself.
 */
const check: Check = {
	id: 'translation-stale',
	family: 'revision',
	scope: 'topic',
	severity: 'info',
	run: () => [],
};
export default check;
