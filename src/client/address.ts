type Field = HTMLInputElement | HTMLSelectElement;

/** The fields of a form that the address names. */
export function fieldsOf(form: HTMLFormElement): Field[] {
	return [...form.querySelectorAll<Field>('input[name], select[name]')];
}

/** Fills the fields that are still empty with what the address asks for. */
export function readAddress(form: HTMLFormElement): void {
	const asked = new URLSearchParams(location.search);
	for (const field of fieldsOf(form)) {
		if (field.value === '') field.value = asked.get(field.name) ?? '';
		if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
	}
}

/**
 * Writes the fields into the address, with the form as its target, since that is what starts the form when the address is
 * opened again; a row that was the target is named as one more value.
 */
export function writeAddress(form: HTMLFormElement): void {
	const state = new URLSearchParams();
	for (const { name, value } of fieldsOf(form)) if (value !== '') state.set(name, value);
	const target = new URL(form.action).hash;
	const row = rowInAddress(form);
	const isEmpty = state.size === 0;
	if (row !== '' && !isEmpty) state.set('row', row);
	const hash = isEmpty ? (row === '' ? '' : `#${encodeURIComponent(row)}`) : target;
	history.replaceState(null, '', location.pathname + (isEmpty ? '' : `?${state}`) + hash);
}

/** Shows the row that the address names beside the fields as its target, and from then on keeps both in the address. */
export function followRow(form: HTMLFormElement): void {
	const row = rowInAddress(form);
	if (document.getElementById(row)) location.replace(`#${encodeURIComponent(row)}`);
	writeAddress(form);
	addEventListener('hashchange', () => writeAddress(form));
}

function rowInAddress(form: HTMLFormElement): string {
	const { hash, search } = location;
	const isForm = hash === '' || hash === new URL(form.action).hash;
	return isForm ? (new URLSearchParams(search).get('row') ?? '') : decodeURIComponent(hash.slice(1));
}
