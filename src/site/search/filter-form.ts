import type { Filters } from '../../search/index.ts';
import { capitalised } from '../capitalised.ts';
import { element } from './elements.ts';
import type { ShownTopic } from './files.ts';
import type { Session } from './session.ts';

/** The filters as fields of a form. */
export interface FilterFields {
	readonly root: HTMLElement;
	read(): Filters;
	set(filters: Filters): void;
	/** Offers the topics of what was found. */
	offer(topics: readonly ShownTopic[]): void;
}

/** Makes the fields, folded; `changed` is called after each choice, `id` keeps the ids of several forms apart. */
export function filterFields({ index, texts, nameOf }: Session, id: string, changed: () => void): FilterFields {
	const options = {
		topic: [],
		protocol: index.names.map((name) => [name.toLowerCase(), name.toUpperCase()] as const),
		locale: index.locales.map(
			(locale) => [locale, capitalised(nameOf(locale), document.documentElement.lang)] as const,
		),
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
	const fields = element('fieldset', 'search-filters', element('legend', 'hidden', texts.filters));
	for (const [key, select] of selects) {
		const label = element('label', '', texts[key]);
		label.htmlFor = select.id;
		fields.append(element('span', 'field', label, select));
	}
	fields.append(element('label', 'check', box, ` ${texts.withFinding}`));
	fields.addEventListener('change', changed);
	const root = element('details', 'search-folded', element('summary', '', texts.filters), fields);
	const offered = new Map<string, string>();
	const topicField = selects[0]?.[1] as HTMLSelectElement;
	const addTopic = (value: string, label: string) => {
		const known = [...topicField.options].find((option) => option.value === value);
		if (!known) topicField.append(new Option(label, value));
		else if (offered.get(value) === undefined) known.label = label;
		if (label !== '…') offered.set(value, label);
	};
	return {
		root,
		read: () => ({
			...Object.fromEntries(selects.flatMap(([key, { value }]) => (value === '' ? [] : [[key, value]]))),
			...(box.checked ? { hasFinding: true } : {}),
		}),
		set: (filters) => {
			if (filters.topic !== undefined) addTopic(filters.topic, '…');
			for (const [key, select] of selects) select.value = filters[key] ?? '';
			for (const [, select] of selects) if (select.selectedIndex < 0) select.value = '';
			box.checked = filters.hasFinding === true;
			if (Object.keys(filters).length > 0) root.open = true;
		},
		offer: (topics) => {
			for (const { id: topic, title } of topics) addTopic(topic, title);
		},
	};
}
