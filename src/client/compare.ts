import { fieldsOf, followRow, readAddress, writeAddress } from './address.ts';

/** Shows the pair of locales that the address asks for, and keeps address and columns in step; half a choice is none. */
export function startCompare(form: HTMLFormElement): void {
	readAddress(form);
	const fields = fieldsOf(form);
	const show = () => {
		const wanted = new Set(fields.map(({ value }) => value).filter((value) => value !== ''));
		const isPair = wanted.size > 1;
		if (isPair) form.dataset.chosen = 'yes';
		else delete form.dataset.chosen;
		for (const cell of document.querySelectorAll<HTMLElement>('.compare [data-locale]'))
			cell.hidden = isPair && !wanted.has(cell.dataset.locale ?? '');
	};
	show();
	followRow(form);
	form.addEventListener('input', () => {
		show();
		writeAddress(form);
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		for (const field of fields) field.value = '';
		form.dispatchEvent(new Event('input'));
	});
}
