interface Dataset {
	readonly records: readonly { readonly id: string }[];
}

/** Copies the row that a button stands in, as text, Markdown or JSON, and says on the button that it is done. */
export async function copyRow(button: HTMLElement): Promise<void> {
	const row = button.closest('tr');
	if (!row) return;
	await navigator.clipboard.writeText(await written(row, button.dataset.copy ?? 'text'));
	const said = button.closest('details')?.querySelector('[role=status]');
	if (said) said.textContent = said.getAttribute('data-done');
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
	if (form === 'text') return pairs.map(([label, text]) => `${label}: ${text}`).join('\n');
	const line = (texts: readonly string[]) => `| ${texts.map(escaped).join(' | ')} |`;
	return [line(pairs.map(([label]) => label)), line(pairs.map(() => '---')), line(pairs.map(([, text]) => text))].join(
		'\n',
	);
}

/** What a cell says, without Portolan's marks. */
function textOf(cell: HTMLElement): string {
	const copy = cell.cloneNode(true) as HTMLElement;
	for (const mark of copy.querySelectorAll('.mark')) mark.remove();
	return [...copy.childNodes]
		.map((node) => (node.textContent ?? '') + (node instanceof HTMLParagraphElement ? ' ' : ''))
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

function escaped(text: string): string {
	return text.replace(/[\\|<>*_`[\]]/g, (character) => (character === '<' ? '&lt;' : `\\${character}`));
}
