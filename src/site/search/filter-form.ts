import type { Filters } from '../../search/index.ts';
import { fallbackLocale } from '../fallback-locale.ts';
import { element } from './elements.ts';
import type { Answer } from './engine.ts';
import type { Pieces } from './items.ts';
import type { SearchTexts } from './pieces.ts';

/** The filters as fields of a form. */
export interface FilterFields {
	readonly root: HTMLElement;
	read(): Filters;
	set(filters: Filters): void;
}

/** Makes the fields; `changed` is called after each choice, `id` keeps the ids of several forms apart. */
export function filterFields(pieces: Pieces, reader: string, id: string, changed: () => void): FilterFields {
	const { index, locales } = pieces;
	const { texts, names } = locales[reader] as (typeof locales)[string];
	const titleOf = (titles: Readonly<Record<string, string>>) =>
		titles[fallbackLocale(reader, Object.keys(titles).sort(), index.source) ?? ''] ?? '';
	const used = index.flows.flatMap(({ transports, protocols, security }) => [...transports, ...protocols, ...security]);
	const options = {
		topic: index.topics.map((topic) => [topic.id, titleOf(topic.titles)] as const),
		protocol: [...new Set(used)].sort().map((name) => [name.toLowerCase(), name.toUpperCase()] as const),
		locale: index.locales.map((locale) => [locale, names[locale] ?? locale] as const),
	};
	const keys = ['topic', 'protocol', 'locale'] as const;
	const selects = keys.map((key) => {
		const select = element('select', '', new Option(texts.any, ''));
		select.name = key;
		select.id = `${id}-${key}`;
		select.append(...options[key].map(([value, label]) => new Option(label, value)));
		return [key, select] as const;
	});
	const box = element('input');
	box.type = 'checkbox';
	box.name = 'finding';
	box.value = '1';
	const root = element('fieldset', 'search-filters', element('legend', 'hidden', texts.filters));
	for (const [key, select] of selects) {
		const label = element('label', '', texts[key]);
		label.htmlFor = select.id;
		root.append(element('span', 'field', label, select));
	}
	root.append(element('label', 'check', box, ` ${texts.withFinding}`));
	root.addEventListener('change', changed);
	return {
		root,
		read: () => ({
			...Object.fromEntries(selects.flatMap(([key, { value }]) => (value === '' ? [] : [[key, value]]))),
			...(box.checked ? { hasFinding: true } : {}),
		}),
		set: (filters) => {
			for (const [key, select] of selects) select.value = filters[key] ?? '';
			for (const [, select] of selects) if (select.selectedIndex < 0) select.value = '';
			box.checked = filters.hasFinding === true;
		},
	};
}

/** A status line: how many hits, and whether they lack the words, or that there are none. */
export function statusText({ count, isWithoutWords }: Answer, text: string, texts: SearchTexts): string {
	if (count === 0) return `${texts.none} ${text}`;
	return isWithoutWords ? `${texts.none} ${text}. ${texts.without} ${count}` : `${texts.count} ${count}`;
}
