import type { Locale } from '../../core/index.ts';
import type { SearchTexts } from './files.ts';
import type { ShownHit, ShownText } from './hit.ts';

/** An element with a class and what is in it. */
export function element<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	className = '',
	...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const made = document.createElement(name);
	if (className !== '') made.className = className;
	made.append(...children);
	return made;
}

/** Writes a text into an element, its hits in `<mark>`, its language where it is not that of the page. */
export function write<Made extends HTMLElement>(made: Made, { stretches, lang }: ShownText): Made {
	if (lang !== null && lang !== document.documentElement.lang) made.lang = lang;
	made.append(...stretches.map(({ text, isHit }) => (isHit ? element('mark', '', text) : text)));
	return made;
}

/** What the lines of a result need besides the result. */
export interface DetailOptions {
	readonly texts: SearchTexts;
	/** What a locale is called. */
	readonly nameOf: (locale: Locale) => string;
	/** Whether findings are linked to; not where the result is itself one thing to choose. */
	readonly hasLinks: boolean;
}

/** The lines of a result below its title. */
export function details(
	{ summary, from, found, disputes, otherFindings }: ShownHit,
	{ texts, nameOf, hasLinks }: DetailOptions,
): HTMLElement[] {
	const lines: HTMLElement[] = [];
	for (const { href, text } of disputes) {
		const line = element('span', 'hit-dispute', element('b', '', texts.disputed), ' ');
		const link = element('a', '', text);
		link.href = href;
		line.append(hasLinks ? link : text);
		lines.push(line);
	}
	if (summary?.stretches.some(({ text }) => text !== '')) lines.push(write(element('span', 'hit-text'), summary));
	if (found?.lang) {
		const where = texts.foundIn.replace('{{language}}', nameOf(found.lang));
		const hasText = found.stretches.some(({ text }) => text !== '');
		const line = element('span', 'hit-found', hasText ? where : where.replace(/[:：]$/, ''));
		if (hasText) line.append(where.endsWith('：') ? '' : ' ', write(element('q'), found));
		lines.push(line);
	}
	if (from) {
		const line = write(element('span', 'hit-topic'), from);
		// A title in another language is not taken for a text that has been translated.
		if (from.lang !== null && from.lang !== document.documentElement.lang)
			line.append(element('span', 'foreign', nameOf(from.lang)));
		lines.push(line);
	}
	if (otherFindings > 0)
		lines.push(element('span', 'hit-others', texts.otherFindings.replace('{{count}}', String(otherFindings))));
	return lines;
}
