/** The scripts that locales are written in, and texts that are in another one. */
import type { Locale, Segment } from '../model.ts';

/** Whether a text has letters, but none of the script that its locale is written in. */
export function inOtherScript(cell: { readonly text: string }, locale: Locale): boolean {
	const own = SCRIPTS[scriptOf(locale)];
	return own !== undefined && !own.test(cell.text) && /\p{L}/u.test(cell.text);
}

/** Letters of scripts that are some languages' own, and no other language writes its words in. */
const NATIVE =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}|\p{Script=Hangul}{2,}|\p{Script=Cyrillic}{3,}|\p{Script=Arabic}{3,}|\p{Script=Hebrew}{3,}|\p{Script=Thai}{3,}|\p{Script=Devanagari}{3,}/gu;

/** Whether a text holds words in the script of another language, which the texts of third languages do not show. */
export function hasStrangeScript({ text }: Segment, locale: Locale, foreign: readonly Segment[]): boolean {
	const isOwn = (run: string, of: Locale) => SCRIPTS[scriptOf(of)]?.test(run) ?? true;
	return (text.match(NATIVE) ?? []).some(
		(run) =>
			!isOwn(run, locale) &&
			foreign.length > 0 &&
			!foreign.some((other) => other.text.includes(run) && !isOwn(run, other.location.locale)),
	);
}

/** The runs of Latin words in a text of a locale whose own script is another; none in one that is written in Latin letters. */
export function runsInOtherScript(text: string, locale: Locale): { start: number; end: number }[] {
	const own = SCRIPTS[scriptOf(locale)];
	if (!own || scriptOf(locale) === 'Latn' || !own.test(text)) return [];
	return [...text.matchAll(/[\p{Script=Latin}\p{M}]+(?:[ '’-][\p{Script=Latin}\p{M}]+)*/gu)].map(
		({ 0: run, index }) => ({
			start: index,
			end: index + run.length,
		}),
	);
}

const scripts = new Map<Locale, string>();

function scriptOf(locale: Locale): string {
	const script = scripts.get(locale) ?? new Intl.Locale(locale).maximize().script ?? 'Latn';
	scripts.set(locale, script);
	return script;
}

/** The scripts of the world's locales, as text shows them. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
	Arab: /\p{Script=Arabic}/u,
	Armn: /\p{Script=Armenian}/u,
	Beng: /\p{Script=Bengali}/u,
	Cyrl: /\p{Script=Cyrillic}/u,
	Deva: /\p{Script=Devanagari}/u,
	Geor: /\p{Script=Georgian}/u,
	Grek: /\p{Script=Greek}/u,
	Hans: /\p{Script=Han}/u,
	Hant: /\p{Script=Han}/u,
	Hebr: /\p{Script=Hebrew}/u,
	Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
	Latn: /\p{Script=Latin}/u,
	Kore: /[\p{Script=Hangul}\p{Script=Han}]/u,
	Thai: /\p{Script=Thai}/u,
};
