import { element } from '../site/search/elements.ts';
import { readAddress, writeAddress } from './address.ts';

/** What is used of the script that Pagefind writes beside its index; its package has no types for it. */
interface Pagefind {
	options(options: { readonly baseUrl: string }): Promise<void>;
	/** Every page, where the query is null. */
	search(query: string | null): Promise<Found>;
	/** Null where something else was asked meanwhile. */
	debouncedSearch(query: string): Promise<Found | null>;
}

interface Found {
	readonly results: readonly { data(): Promise<FoundPage> }[];
}

/** A part of a page, with its hits in `<mark>`, as HTML. */
interface FoundPart {
	readonly title: string;
	readonly url: string;
	readonly excerpt: string;
	readonly locations: readonly number[];
}

interface FoundPage extends Pick<FoundPart, 'url' | 'excerpt'> {
	readonly meta: { readonly title: string };
	readonly sub_results: readonly FoundPart[];
}

/** How many pages are shown. */
const most = 8;

/** Searches the guides and the checks' pages for what stands in a form, and for what is typed into it from then on. */
export function startHelp(form: HTMLFormElement): void {
	const input = form.querySelector('input') as HTMLInputElement;
	const status = form.querySelector('[role=status]') as HTMLElement;
	const list = form.parentElement?.querySelector('.hits') as HTMLElement;
	const { base = '/', count = '', none = '', failed = '' } = list.dataset;
	let opened: Promise<Pagefind> | null = null;

	async function update(): Promise<void> {
		const query = input.value.trim();
		if (query === '') return show([], '');
		try {
			opened ??= open(base);
			const found = await (await opened).debouncedSearch(query);
			if (!found) return;
			const pages = await Promise.all(found.results.slice(0, most).map((result) => result.data()));
			if (query !== input.value.trim()) return;
			show(pages.map(hit), pages.length === 0 ? none : count.replace('{{count}}', String(found.results.length)));
		} catch {
			opened = null;
			show([], failed);
		}
	}

	function show(hits: readonly HTMLElement[], text: string): void {
		list.replaceChildren(...hits);
		status.textContent = text;
	}

	readAddress(form);
	form.addEventListener('input', () => {
		writeAddress(form);
		void update();
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		input.value = '';
		form.dispatchEvent(new Event('input'));
	});
	void update();
}

/** Loads Pagefind and its index for the page's language; rejects where it can't search here. */
async function open(base: string): Promise<Pagefind> {
	const pagefind: Pagefind = await import(/* @vite-ignore */ `${base}pagefind/pagefind.js`);
	await pagefind.options({ baseUrl: base });
	// Where a server's policy forbids WebAssembly, Pagefind would answer everything with nothing.
	const { results } = await pagefind.search(null);
	if (results.length === 0) throw new Error('Pagefind has no index.');
	return pagefind;
}

/** A page as a result, by the part of it with the most hits. */
function hit({ meta, url, excerpt, sub_results: parts }: FoundPage): HTMLElement {
	const [best] = parts.toSorted((a, b) => b.locations.length - a.locations.length);
	const link = element('a', 'entry', best && best.title !== meta.title ? `${meta.title}: ${best.title}` : meta.title);
	link.href = best?.url ?? url;
	const text = new DOMParser().parseFromString(best?.excerpt ?? excerpt, 'text/html').body;
	return element('li', '', link, element('span', 'hit-text', ...text.childNodes));
}
