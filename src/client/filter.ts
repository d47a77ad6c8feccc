import { fieldsOf, followRow, readAddress, writeAddress } from './address.ts';
import { matchesPorts, matchesText, rangesIn } from './match.ts';

type Field = HTMLInputElement | HTMLSelectElement;

/** Applies the filter and order in the page's address to the rows of its tables, and keeps both in step from then on. */
export function startFilter(form: HTMLFormElement): void {
	readAddress(form);
	const fields = fieldsOf(form);
	const panel = form.closest('details');
	if (panel && fields.some(({ value }) => value !== '')) panel.open = true;
	const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
	const update = () => apply(form, fields, rows);
	update();
	followRow(form);
	form.addEventListener('input', () => {
		update();
		writeAddress(form);
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		for (const field of fields) field.value = '';
		update();
		writeAddress(form);
	});
}

function apply(form: HTMLFormElement, fields: readonly Field[], rows: readonly HTMLElement[]): void {
	const filters = fields.filter(({ name, value }) => name !== 'sort' && value.trim() !== '');
	let shown = 0;
	for (const row of rows) {
		row.hidden = !filters.every((field) => matches(row, field));
		if (!row.hidden) shown += countOf(row);
	}
	sort(rows, fields.find(({ name }) => name === 'sort')?.value ?? '');
	const status = form.querySelector('[role=status]');
	const text = (shown === 1 ? form.dataset.statusOne : form.dataset.status) ?? '';
	if (status)
		status.textContent = text
			.replace('%1', String(shown))
			.replace('%2', String(rows.reduce((sum, row) => sum + countOf(row), 0)));
}

/** How many a row stands for. */
const countOf = ({ dataset }: HTMLElement) => Number(dataset.count ?? 1);

function matches(row: HTMLElement, { name, value }: Field): boolean {
	if (name === 'port') return matchesPorts(row.dataset.port ?? '', value);
	if (name === 'text') return matchesText(row.textContent ?? '', value);
	if (name === 'end') return matchesText(endsOf(row), value);
	const own = row.dataset[name] ?? '';
	return name === 'protocol' ? matchesText(own, value) : own === value;
}

function endsOf(row: HTMLElement): string {
	return [...row.querySelectorAll('[data-end]')].map((cell) => cell.textContent).join(' ');
}

/** Orders the rows within their tables; without an order, as they stood. */
function sort(rows: readonly HTMLElement[], by: string): void {
	const key = (row: HTMLElement) =>
		by === 'end' ? endsOf(row).trim() : by === 'protocol' ? (row.dataset.protocol ?? '') : '';
	const port = (row: HTMLElement) => rangesIn(row.dataset.port ?? '')[0]?.[0] ?? Number.POSITIVE_INFINITY;
	const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
	const ordered =
		by === '' ? rows : [...rows].sort((a, b) => (by === 'port' ? port(a) - port(b) : compare(key(a), key(b))));
	if (by !== '' || rows.some((row) => row.matches('tr'))) for (const row of ordered) row.parentElement?.append(row);
}
