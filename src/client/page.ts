import { startCompare } from './compare.ts';
import { startFilter } from './filter.ts';

/** The one script of content pages, loaded when a reader asks for something: a filter in the address, a copied row, another theme. */
export { copy } from './copy-row.ts';
export { switchTheme } from './theme.ts';

/** Starts the form of a page: its filter, the choice of languages to compare, or the search in guides; does nothing the second time. */
export function start(): void {
	const form = document.querySelector<HTMLFormElement>('form.filter');
	if (!form || form.dataset.started) return;
	form.dataset.started = 'yes';
	if (form.classList.contains('pair')) startCompare(form);
	else if (form.classList.contains('help')) void import('./help.ts').then(({ startHelp }) => startHelp(form));
	else startFilter(form);
}

/** Opens the search over the page. */
export async function openSearch(): Promise<void> {
	const { openDialog } = await import('../site/search/dialog.ts');
	await openDialog(() => null);
}

/** Opens the search over the page with what is typed into a field of the page, once the script is there. */
export async function searchFrom(input: HTMLInputElement, isComposing: boolean): Promise<void> {
	const { openDialog } = await import('../site/search/dialog.ts');
	if (isComposing) await new Promise((resolve) => input.addEventListener('compositionend', resolve, { once: true }));
	if (input.value.trim() === '') return;
	await openDialog(() => input.value);
	input.value = '';
}
