import type { Locale } from '../core/index.ts';

/** The locale to read instead when `wanted` has no text: same language first, then the original, English, the first. */
export function fallbackLocale(
	wanted: Locale,
	available: readonly Locale[],
	source: Locale | null,
): Locale | undefined {
	const language = wanted.split('-')[0];
	return (
		available.find((locale) => locale === wanted) ??
		available.find((locale) => locale.split('-')[0] === language) ??
		available.find((locale) => locale === source) ??
		available.find((locale) => locale.split('-')[0] === 'en') ??
		available[0]
	);
}
