import type { Filters } from '../../search/index.ts';

/** What a reader asks: the text as typed and the filters. */
export interface Asked {
	readonly text: string;
	readonly filters: Filters;
}

/** Reads what is asked from an address's query. */
export function askedIn(search: string): Asked {
	const params = new URLSearchParams(search);
	const value = (name: string) => {
		const text = params.get(name)?.trim();
		return text ? { [name]: text } : {};
	};
	return {
		text: params.get('q')?.trim() ?? '',
		filters: {
			...{ ...value('topic'), ...value('protocol'), ...value('locale') },
			...(params.get('finding') === '1' ? { hasFinding: true } : {}),
		},
	};
}

/** The same as an address's query, with its question mark; empty where nothing is asked. */
export function searchOf({ text, filters }: Asked): string {
	const params = new URLSearchParams();
	if (text !== '') params.set('q', text);
	for (const name of ['topic', 'protocol', 'locale'] as const) {
		const value = filters[name];
		if (value !== undefined) params.set(name, value);
	}
	if (filters.hasFinding) params.set('finding', '1');
	return params.size === 0 ? '' : `?${params}`;
}
