import type { Check } from './check.ts';
import { missingTargets } from './missing-targets.ts';

const IMAGE = /\.(?:apng|avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp)$/i;

const NONE: readonly string[] = [];
const known = new WeakMap<readonly string[], boolean>();

/** Whether an image is among the files of a run, which are asked for topic by topic. */
function hasImages(files: readonly string[]): boolean {
	const found = known.get(files) ?? files.some((path) => IMAGE.test(path));
	known.set(files, found);
	return found;
}

/** An image that is not there. */
const check: Check = {
	id: 'image-missing',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		// Where no image lies beside the documents, they are kept elsewhere.
		if (!hasImages(context.settings.files ?? NONE)) return;
		yield* missingTargets('image-missing', topic, context, ({ images }) =>
			images.map((image) => ({ name: image.source, location: image.location, target: image })),
		);
	},
};
export default check;
