import { details, element, write } from './elements.ts';
import { type FilterFields, filterFields } from './filter-form.ts';
import { showHit } from './hit.ts';
import { openSession, type Session, statusLines } from './session.ts';
import { searchOf } from './state.ts';

/** How many hits of the first kind the dialog offers, and of each other; the search page has them all. */
const mostHits = [6, 2];
/** How long typing rests before an answer is looked for, in milliseconds. */
const rest = 90;

interface SearchDialog {
	open(text: string | null): void;
}

let opened: Promise<SearchDialog> | null = null;

/** Opens the search over the page, with a text or with the one before, or goes to the search page where it can't be loaded. */
export async function openDialog(text: () => string | null): Promise<void> {
	const form = document.querySelector<HTMLFormElement>('form.search');
	if (!form) return;
	opened ??= makeDialog(form.action);
	try {
		const dialog = await opened;
		dialog.open(text());
	} catch {
		location.assign(form.action);
	}
}

/** The dialog by the ARIA combobox pattern: focus stays in the input, arrows choose among the options of a listbox. */
async function makeDialog(page: string): Promise<SearchDialog> {
	const session = await openSession(new URL('../../', page).pathname, document.documentElement.lang);
	const { texts, nameOf } = session;
	const status = element('p', 'hint', texts.hint);
	status.setAttribute('role', 'status');
	const list = element('div', 'options');
	set(list, { role: 'listbox', id: 'search-options', 'aria-label': texts.label });
	list.hidden = true;
	const input = element('input');
	set(input, { type: 'search', name: 'q', autocomplete: 'off', spellcheck: 'false', placeholder: texts.placeholder });
	set(input, { role: 'combobox', 'aria-label': texts.label, 'aria-controls': list.id });
	set(input, { 'aria-expanded': 'false', 'aria-autocomplete': 'list' });
	const close = element('button', 'search-close', '✕');
	close.type = 'button';
	set(close, { 'aria-label': texts.close, title: texts.close });
	const submit = element('button', '', texts.button);
	const fields: FilterFields = filterFields(session, 'dialog', () => void update());
	const form = element('form', 'search large', input, submit, close);
	form.action = page;
	const dialog = element('dialog', 'search-dialog', form, element('div', 'search-line', fields.root, status), list);
	dialog.setAttribute('aria-label', texts.button);
	document.body.append(dialog);

	const options = () => [...list.querySelectorAll<HTMLElement>('[role=option]')];
	let active: HTMLElement | null = null;
	let turn = 0;

	function choose(option: HTMLElement | null): void {
		active?.setAttribute('aria-selected', 'false');
		active = option;
		active?.setAttribute('aria-selected', 'true');
		active?.scrollIntoView({ block: 'nearest' });
		if (active) input.setAttribute('aria-activedescendant', active.id);
		else input.removeAttribute('aria-activedescendant');
	}

	async function update(): Promise<void> {
		const mine = ++turn;
		const asked = { text: input.value.trim(), filters: fields.read() };
		try {
			const shown = await answered(asked);
			if (mine !== turn) return;
			choose(null);
			list.replaceChildren(...shown.groups);
			list.hidden = shown.groups.length === 0;
			list.scrollTop = 0;
			input.setAttribute('aria-expanded', String(shown.groups.length > 0));
			status.textContent = shown.status;
		} catch {
			if (mine === turn) status.textContent = texts.failed;
		}
	}

	async function answered(asked: Parameters<Session['answer']>[0]): Promise<{ groups: HTMLElement[]; status: string }> {
		const answer = await session.answer(asked);
		const groups = await Promise.all(
			answer.order.map(async (kind, at) => {
				const items = await session.items(answer, kind, mostHits[Math.min(at, 1)] ?? 0);
				fields.offer(items.flatMap(({ of }) => of ?? []));
				const title = element(
					'div',
					'options-title',
					texts[kind],
					' ',
					element('span', 'count', String(answer.hits[kind].length)),
				);
				set(title, { id: `search-${kind}`, role: 'presentation' });
				const group = element('div', '', title);
				set(group, { role: 'group', 'aria-labelledby': title.id });
				group.append(
					...items.map((item, index) => {
						const shown = showHit(item, { ...session, query: answer.query });
						const option = element('div', 'option', write(element('span', 'entry'), shown.title));
						option.append(...details(shown, { texts, nameOf, hasLinks: false }));
						const id = `search-${kind}-${index}`;
						set(option, { role: 'option', id, 'aria-selected': 'false', 'data-href': shown.href });
						if (shown.record !== null) option.dataset.record = shown.record;
						return option;
					}),
				);
				return group;
			}),
		);
		const lines = asked.text === '' ? [texts.hint] : statusLines(answer, asked.text, session);
		if (asked.text !== '' && answer.count === 0) lines.push(texts.empty);
		return { groups, status: lines.join(' ') };
	}

	let timer: ReturnType<typeof setTimeout> | undefined;
	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(update, rest);
	});
	input.addEventListener('keydown', (event) => {
		if (event.isComposing) return;
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

	return {
		open(text) {
			if (!dialog.open) dialog.showModal();
			input.focus();
			if (text === null) return input.select();
			input.value = text;
			void update();
		},
	};
}

function set(made: HTMLElement, attributes: Readonly<Record<string, string>>): void {
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
}
