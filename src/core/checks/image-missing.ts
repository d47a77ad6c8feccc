import type { Check } from './check.ts';
import { missingTargets } from './missing-targets.ts';

/** An image that is not there. */
const check: Check = {
	id: 'image-missing',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		yield* missingTargets('image-missing', topic, context, ({ images }) =>
			images.map((image) => ({ name: image.source, location: image.location, target: image })),
		);
	},
};
export default check;
