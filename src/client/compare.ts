import { fieldsOf, followRow, readAddress, writeAddress } from './address.ts';

/** Shows the pair of locales that the address asks for, and keeps address and columns in step; on a phone always a pair. */
export function startCompare(form: HTMLFormElement): void {
	readAddress(form);
	const fields = fieldsOf(form);
	const show = () => {
		const wanted = fields.map(({ value }) => value).filter((value) => value !== '');
		if (wanted.length > 0) form.dataset.chosen = 'yes';
		else delete form.dataset.chosen;
		for (const cell of document.querySelectorAll<HTMLElement>('.compare [data-locale]'))
			cell.hidden = wanted.length > 0 && !wanted.includes(cell.dataset.locale ?? '');
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
