import type { Locale, Passage, PerLocale } from '../model.ts';
import type { CheckContext } from './check.ts';
import { distinctIn } from './identifier-slips.ts';
import { type Identifier, identifiersIn, isBrandLike } from './identifier-usage.ts';
import { stated } from './presence.ts';
import { findName, findTorn, isNear, type Stretch } from './spelling.ts';

/** What stands in a text in a name's place. */
export interface Form extends Stretch {
	readonly kind: 'torn' | 'case' | 'message';
}

/** What stands in the place of a name that a text lacks: the name torn or in other letter case, one that is near, or the only one that no peer has. */
export function formOf(
	identifier: Identifier,
	passage: Passage,
	locale: Locale,
	passages: PerLocale<Passage>,
	{ witnesses }: CheckContext,
): Form | null {
	const { value, shape } = identifier;
	const torn = findTorn(passage.text, value);
	if (torn) {
		const text = passage.text.slice(torn.start, torn.end);
		return { ...torn, kind: text.length === value.length ? 'case' : 'torn' };
	}
	const others = stated(passages).filter(([other]) => witnesses.language(other) !== witnesses.language(locale));
	const own = (text: string) => others.every(([, peer]) => !findName(peer.text, text));
	for (const match of passage.text.matchAll(/(?<![\p{Script=Latin}\p{N}_])[A-Za-z_][\w.-]*\w/gu))
		if (
			isNear(match[0], value) &&
			own(match[0]) &&
			!isTranslated(identifier, match[0], passage) &&
			!(isBrandLike(identifier) && letters(match[0]) === letters(value))
		)
			return { start: match.index, end: match.index + match[0].length, kind: 'message' };
	if (isBrandLike(identifier)) return null;
	const left = identifiersIn(passage).filter(
		(other) => other.shape === shape && !isBrandLike(other) && own(other.value),
	);
	const lost = distinctIn(Object.fromEntries(others)).filter(
		(other) => other.shape === shape && !isBrandLike(other) && !findName(passage.text, other.value),
	);
	const [only] = left;
	if (!only || left.length > 1 || lost.length !== 1) return null;
	const legitimate = isLocalised(value, only.value, locale) || isTranslated(identifier, only.value, passage);
	return legitimate ? null : { ...only, kind: 'message' };
}

/** Whether a host's part is a word of the text around it (`Londra.example.com` beside "Londra"): an example that was translated. */
function isTranslated({ value, shape }: Identifier, form: string, { text }: Passage): boolean {
	const labels = value.toLowerCase().split('.');
	const own = form.toLowerCase().split('.');
	const around: readonly string[] =
		text
			.replaceAll(form, ' ')
			.toLowerCase()
			.match(/[\p{L}\p{M}]+/gu) ?? [];
	return shape === 'fqdn' && own.every((label, at) => label === labels[at] || around.includes(label));
}

const letters = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');

/** Whether two names differ in nothing but a locale's tag (`guide_en.pdf`, `guide_de.pdf`). */
function isLocalised(a: string, b: string, locale: Locale): boolean {
	const parts = (text: string) => text.toLowerCase().split(/[._-]/);
	const [theirs, own] = [parts(a), parts(b)];
	const { language } = new Intl.Locale(locale);
	return own.length === theirs.length && own.every((part, at) => part === theirs[at] || part === language);
}
