import { details, element, write } from './elements.ts';
import { type Answer, type Engine, loadEngine } from './engine.ts';
import { type FilterFields, filterFields, statusText } from './filter-form.ts';
import { showHit } from './hit.ts';
import { type Kind, kinds } from './items.ts';
import { similar } from './similar.ts';
import { type Asked, askedIn, searchOf } from './state.ts';

/** How many hits of each kind are shown. */
const mostHits = 100;

/** Answers the question in the page's address, and each that is typed after it. */
export function startSearch(root: HTMLElement): void {
	const input = document.querySelector<HTMLInputElement>('#query') as HTMLInputElement;
	const status = root.querySelector('[role=status]') as HTMLElement;
	const reader = document.documentElement.lang;
	const base = root.dataset.base ?? '/';
	const asked = askedIn(location.search);
	input.value = asked.text;
	carry(asked);
	if (asked.text === '') input.focus();
	else status.textContent = root.dataset.searching ?? '';
	let view: View | null = null;
	loadEngine(base, reader, (engine) => {
		view ??= makeView({ status, input, engine, reader, base });
		view.use(engine);
	}).catch(() => {
		status.textContent = root.dataset.failed ?? '';
	});
	input.addEventListener('input', () => view?.update());
	input.form?.addEventListener('submit', (event) => {
		if (!view) return;
		event.preventDefault();
		view.update();
	});
}

interface View {
	use(engine: Engine): void;
	update(): void;
}

interface Place {
	readonly status: HTMLElement;
	readonly input: HTMLInputElement;
	readonly engine: Engine;
	readonly reader: string;
	readonly base: string;
}

function makeView({ status, input, engine: first, reader, base }: Place): View {
	let engine = first;
	const { texts, names } = engine.pieces.locales[reader] as (typeof engine.pieces.locales)[string];
	const fields: FilterFields = filterFields(engine.pieces, reader, 'page', update);
	fields.set(askedIn(location.search).filters);
	const results = element('div');
	status.before(fields.root);
	status.after(results);
	let turn = 0;

	function update(): void {
		const asked = { text: input.value.trim(), filters: fields.read() };
		history.replaceState(null, '', location.pathname + searchOf(asked));
		carry(asked);
		show(asked);
	}

	function show(asked: Asked): void {
		const mine = ++turn;
		const answer = engine.answer(asked);
		const hasFilters = Object.keys(asked.filters).length > 0;
		results.replaceChildren(...kinds.flatMap((kind) => list(kind, answer)));
		status.textContent = asked.text === '' ? '' : statusText(answer, asked.text, texts);
		if (asked.text === '' || answer.count > 0) return;
		results.append(element('p', 'hint', texts.empty));
		if (hasFilters) results.append(resetButton());
		else
			similar(base, asked.text).then(
				(found) => mine === turn && found.length > 0 && results.append(...similarList(found)),
				() => {},
			);
	}

	function list(kind: Kind, { query, hits }: Answer): HTMLElement[] {
		const found = hits[kind];
		if (found.length === 0) return [];
		const items = found.slice(0, mostHits).map((hit) => {
			const shown = showHit(hit, { base, reader, query, pieces: engine.pieces });
			const link = write(element('a', 'entry'), shown.title);
			link.href = shown.href;
			const item = element(
				'li',
				'',
				link,
				...details(shown, (locale) => `${texts.foundIn} ${names[locale] ?? locale}`),
			);
			if (shown.record !== null) item.dataset.record = shown.record;
			return item;
		});
		const more =
			found.length > mostHits ? [element('p', 'hint', texts.shown.replace('{{count}}', String(mostHits)))] : [];
		return [
			element(
				'section',
				'',
				element('h2', '', `${texts[kind]} (${found.length})`),
				element('ol', 'hits', ...items),
				...more,
			),
		];
	}

	function resetButton(): HTMLElement {
		const button = element('button', '', texts.reset);
		button.type = 'button';
		button.addEventListener('click', () => {
			fields.set({});
			update();
			input.focus();
		});
		return button;
	}

	function similarList(found: Awaited<ReturnType<typeof similar>>): HTMLElement[] {
		const items = found.map(({ href, title, text, record }) => {
			const link = element('a', 'entry', title);
			link.href = href;
			const item = element('li', '', link, element('span', 'hit-text', text));
			if (record !== undefined) item.dataset.record = record;
			return item;
		});
		return [element('h2', '', texts.similar), element('ol', 'hits', ...items)];
	}

	return {
		use(loaded) {
			engine = loaded;
			show({ text: input.value.trim(), filters: fields.read() });
		},
		update,
	};
}

/** The language switch keeps query and filters. */
function carry(asked: Asked): void {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.search = searchOf(asked);
}
