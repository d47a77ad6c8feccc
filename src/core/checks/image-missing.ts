import type { Check } from './check.ts';
import { missingTargets } from './missing-targets.ts';

const IMAGE = /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$/i;

/** An image that is not there. */
const check: Check = {
	id: 'image-missing',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		// Where no image lies beside the documents, they are kept elsewhere.
		if (!context.settings.files?.some((path) => IMAGE.test(path))) return;
		yield* missingTargets('image-missing', topic, context, ({ images }) =>
			images.map((image) => ({ name: image.source, location: image.location, target: image })),
		);
	},
};
export default check;
