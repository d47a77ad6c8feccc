interface Dataset {
	readonly records: readonly { readonly id: string }[];
}

/** Copies what a button is for, a suggestion, the rows in sight, or the row that it stands in, and says so. */
export async function copy(button: HTMLElement): Promise<void> {
	const form = button.dataset.copy ?? 'text';
	const row = button.closest('tr');
	if (form === 'suggestion') await navigator.clipboard.writeText(button.dataset.text ?? '');
	else if (form === 'rows') await navigator.clipboard.writeText(rowsInSight());
	else if (row) await navigator.clipboard.writeText(await written(row, form));
	const said = button.closest('[popover]')?.querySelector('[role=status]');
	if (said) said.textContent = said.getAttribute('data-done');
	else if (button.dataset.done) button.textContent = button.dataset.done;
}

/** The rows that a filter leaves in sight, as text: tabs between cells, as spreadsheets take them. */
function rowsInSight(): string {
	const rows = [...document.querySelectorAll<HTMLTableRowElement>('tr[data-row]:not([hidden])')];
	return rows
		.map((row) =>
			[...[...row.cells].filter((cell) => cell.dataset.label !== undefined).map(textOf), ...disputesOf(row)].join('\t'),
		)
		.join('\n');
}

async function written(row: HTMLTableRowElement, form: string): Promise<string> {
	if (form === 'json') {
		const response = await fetch(row.closest('table')?.dataset.json ?? '');
		const { records } = (await response.json()) as Dataset;
		return JSON.stringify(
			records.find(({ id }) => id === row.dataset.record),
			null,
			'\t',
		);
	}
	const cells = [...row.cells].filter((cell) => cell.dataset.label !== undefined);
	const pairs = cells.map((cell) => [cell.dataset.label ?? '', textOf(cell)] as const);
	const disputes = disputesOf(row);
	if (form === 'text') return [...pairs.map(([label, text]) => `${label}: ${text}`), ...disputes].join('\n');
	const line = (texts: readonly string[]) => `| ${texts.map(escaped).join(' | ')} |`;
	const table = [
		line(pairs.map(([label]) => label)),
		line(pairs.map(() => '---')),
		line(pairs.map(([, text]) => text)),
	];
	return [...table, ...disputes.map((text) => `\n> ${text}`)].join('\n');
}

/** A line for each finding that the row is marked with: what it is, the right reading, and where it is told in full. */
function disputesOf(row: HTMLElement): string[] {
	return [...row.querySelectorAll<HTMLElement>('.mark:not(.elsewhere)')].map((mark) => {
		const said = [...mark.querySelectorAll('.mark-word, .mark-name')].map(({ textContent }) => textContent).join(': ');
		const address = mark.querySelector('a')?.href;
		const reading = mark.dataset.reading ? `: ${mark.dataset.reading}` : '';
		return `⚠ ${said.replaceAll('\u00ad', '')}${reading}${address ? ` (${address})` : ''}`;
	});
}

/** What a cell says itself, without Portolan's marks and corrections. */
function textOf(cell: HTMLElement): string {
	const copy = cell.cloneNode(true) as HTMLElement;
	for (const mark of copy.querySelectorAll('.mark, ins')) mark.remove();
	return [...copy.childNodes]
		.map((node) => (node.textContent ?? '') + (node instanceof HTMLParagraphElement ? ' ' : ''))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

function escaped(text: string): string {
	return text.replace(/[\\|<>*_`[\]]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`));
}
