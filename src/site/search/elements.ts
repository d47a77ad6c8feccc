import type { Locale } from '../../core/index.ts';
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

/** The lines of a result below its title. */
export function details({ summary, from, found }: ShownHit, foundIn: (locale: Locale) => string): HTMLElement[] {
	const lines: HTMLElement[] = [];
	if (summary?.stretches.some(({ text }) => text !== '')) lines.push(write(element('span', 'hit-text'), summary));
	if (found?.lang) {
		const line = element('span', 'hit-found', foundIn(found.lang));
		if (found.stretches.length > 0) line.append(': ', write(element('q'), found));
		lines.push(line);
	}
	if (from) lines.push(write(element('span', 'hit-topic'), from));
	return lines;
}
