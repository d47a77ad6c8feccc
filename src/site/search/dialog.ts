import { details, element, write } from './elements.ts';
import { type Answer, type Engine, loadEngine } from './engine.ts';
import { type FilterFields, filterFields, statusText } from './filter-form.ts';
import { showHit } from './hit.ts';
import { kinds } from './items.ts';
import { searchOf } from './state.ts';

/** How many hits of each kind the dialog offers; the search page has them all. */
const mostHits = 8;

let opened: Promise<HTMLDialogElement> | null = null;

/** Opens the search over the page, or goes to the search page where it can't be loaded. */
export async function openDialog(): Promise<void> {
	const form = document.querySelector<HTMLFormElement>('form.search');
	if (!form) return;
	opened ??= makeDialog(form.action);
	try {
		const dialog = await opened;
		if (!dialog.open) dialog.showModal();
		dialog.querySelector<HTMLInputElement>('[role=combobox]')?.select();
	} catch {
		location.assign(form.action);
	}
}

/** The dialog by the ARIA combobox pattern: focus stays in the input, arrows choose among the options of a listbox. */
async function makeDialog(page: string): Promise<HTMLDialogElement> {
	const reader = document.documentElement.lang;
	const base = new URL('../../', page).pathname;
	let refresh = () => {};
	let engine: Engine = await new Promise<Engine>((resolve, reject) => {
		loadEngine(base, reader, (loaded, isWhole) => {
			if (isWhole) engine = loaded;
			resolve(loaded);
			refresh();
		}).catch(reject);
	});
	const { texts, names } = engine.pieces.locales[reader] as (typeof engine.pieces.locales)[string];
	const status = element('p', 'hint', texts.hint);
	status.setAttribute('role', 'status');
	const list = element('div', 'options');
	set(list, { role: 'listbox', id: 'search-options', 'aria-label': texts.label });
	list.hidden = true;
	const input = element('input');
	set(input, { type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false', placeholder: texts.placeholder });
	set(input, { role: 'combobox', 'aria-label': texts.label, 'aria-controls': list.id });
	set(input, { 'aria-expanded': 'false', 'aria-autocomplete': 'list' });
	const close = element('button', '', texts.close);
	close.type = 'button';
	const submit = element('button', '', texts.button);
	const fields: FilterFields = filterFields(engine.pieces, reader, 'dialog', update);
	const form = element('form', 'search large', input, submit, close);
	form.action = page;
	const dialog = element('dialog', 'search-dialog', form, fields.root, status, list);
	dialog.setAttribute('aria-label', texts.button);
	document.body.append(dialog);

	const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];
	let active: HTMLElement | null = null;

	function choose(option: HTMLElement | null): void {
		active?.setAttribute('aria-selected', 'false');
		active = option;
		active?.setAttribute('aria-selected', 'true');
		active?.scrollIntoView({ block: 'nearest' });
		if (active) input.setAttribute('aria-activedescendant', active.id);
		else input.removeAttribute('aria-activedescendant');
	}

	function update(): void {
		const asked = { text: input.value.trim(), filters: fields.read() };
		const answer = engine.answer(asked);
		choose(null);
		list.replaceChildren(...groups(answer));
		list.hidden = answer.count === 0;
		input.setAttribute('aria-expanded', String(answer.count > 0));
		status.textContent = asked.text === '' ? texts.hint : statusText(answer, asked.text, texts);
		if (asked.text !== '' && answer.count === 0) status.append(` ${texts.empty}`);
	}

	function groups({ query, hits }: Answer): HTMLElement[] {
		return kinds.flatMap((kind) => {
			const found = hits[kind].slice(0, mostHits);
			if (found.length === 0) return [];
			const title = element('div', 'options-title', `${texts[kind]} (${hits[kind].length})`);
			set(title, { id: `search-${kind}`, role: 'presentation' });
			const group = element('div', '', title);
			set(group, { role: 'group', 'aria-labelledby': title.id });
			group.append(
				...found.map((hit, index) => {
					const shown = showHit(hit, { base, reader, query, pieces: engine.pieces });
					const option = element('div', 'option', write(element('span', 'entry'), shown.title));
					option.append(...details(shown, (locale) => `${texts.foundIn} ${names[locale] ?? locale}`));
					set(option, {
						role: 'option',
						id: `search-${kind}-${index}`,
						'aria-selected': 'false',
						'data-href': shown.href,
					});
					if (shown.record !== null) option.dataset.record = shown.record;
					return option;
				}),
			);
			return [group];
		});
	}

	refresh = () => {
		if (input.value !== '') update();
	};
	input.addEventListener('input', update);
	input.addEventListener('keydown', (event) => {
		const all = options();
		const at = active ? all.indexOf(active) : -1;
		if (event.key === 'ArrowDown') choose(all[at + 1] ?? all[0] ?? null);
		else if (event.key === 'ArrowUp') choose(at <= 0 ? (all.at(-1) ?? null) : (all[at - 1] ?? null));
		else if (event.key === 'Enter' && active) go(active);
		else return;
		event.preventDefault();
	});
	list.addEventListener('click', ({ target }) => {
		const option = (target as Element).closest<HTMLElement>('[role=option]');
		if (option) go(option);
	});
	form.addEventListener('submit', (event) => {
		event.preventDefault();
		location.assign(page + searchOf({ text: input.value.trim(), filters: fields.read() }));
	});
	close.addEventListener('click', () => dialog.close());
	dialog.addEventListener('click', ({ target }) => {
		if (target === dialog) dialog.close();
	});

	function go(option: HTMLElement): void {
		dialog.close();
		location.assign(option.dataset.href ?? page);
	}

	return dialog;
}

function set(made: HTMLElement, attributes: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
}
