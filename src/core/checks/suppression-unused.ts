import type { Check } from './check.ts';

/** A suppression that does nothing. The stage `suppress`, which runs when all checks have run, finds it; here is its name. */
const check: Check = {
	id: 'suppression-unused',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	run: () => [],
};
export default check;
