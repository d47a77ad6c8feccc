import type { Image, PerLocale, Topic } from '../model.ts';
import type { Check } from './check.ts';
import { nameOf } from './targets.ts';

/** An image without a text for those who don't see it, where the peers give one. */
const check: Check = {
	id: 'alt-missing',
	family: 'form',
	scope: 'topic',
	severity: 'info',
	*run({ topic }, { reliability }) {
		for (const images of alignedImages(topic))
			for (const [locale, image] of Object.entries(images)) {
				if (image.alt.trim() !== '') continue;
				const others = Object.entries(images).filter(
					([other]) => reliability.language(other) !== reliability.language(locale),
				);
				if (others.length === 0 || others.some(([, { alt }]) => alt.trim() === '')) continue;
				yield {
					confidence: 0.9,
					locale,
					location: image.location,
					message: { key: 'checks.alt-missing.message', values: { source: image.source } },
					actual: '',
					evidence: others.map(([other, { alt, location }]) => ({
						kind: other === reliability.source ? 'source' : 'peer',
						locale: other,
						path: location.path,
						line: location.start.line,
						text: alt,
						supports: 'expected',
					})),
					target: image,
				};
			}
	},
};
export default check;

/** The same image in the locales that have it: by file name, else by order where all have as many. */
function alignedImages({ documents }: Topic): PerLocale<Image>[] {
	const lists = Object.entries(documents).map(([locale, { images }]) => ({ locale, images }));
	const longest = lists.reduce((a, b) => (b.images.length > a.images.length ? b : a), {
		locale: '',
		images: [] as readonly Image[],
	});
	const sameCount = lists.every(({ images }) => images.length === longest.images.length);
	return longest.images.map((image, at) =>
		Object.fromEntries(
			lists.flatMap(({ locale, images }) => {
				const same = sameCount ? images[at] : images.find((other) => nameOf(other.source) === nameOf(image.source));
				return same ? [[locale, same]] : [];
			}),
		),
	);
}
