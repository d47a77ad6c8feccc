import { details, element, write } from './elements.ts';
import type { Answer } from './engine.ts';
import type { Kind } from './files.ts';
import { type FilterFields, filterFields } from './filter-form.ts';
import { showHit } from './hit.ts';
import { openSession, type Session, statusLines } from './session.ts';
import { type Asked, askedIn, searchOf } from './state.ts';

/** How many hits of the first kind are shown, of each other, and how many more when asked for. */
const [mostFirst, mostOthers, moreHits] = [6, 3, 20];
/** How long typing rests before an answer is looked for, in milliseconds. */
const rest = 90;

/** Answers the question in the page's address, and each that is typed after it. */
export function startSearch(root: HTMLElement): void {
	const input = document.querySelector<HTMLInputElement>('#query') as HTMLInputElement;
	const status = root.querySelector('[role=status]') as HTMLElement;
	const base = root.dataset.base ?? '/';
	const asked = askedIn(location.search);
	input.value = asked.text;
	carry(asked);
	if (asked.text === '') input.focus();
	else status.textContent = root.dataset.searching ?? '';
	const opened = openSession(base, document.documentElement.lang).then((session) =>
		makeView({ root, status, input, session }),
	);
	const failed = () => {
		status.textContent = root.dataset.failed ?? '';
	};
	opened.catch(failed);
	let timer: ReturnType<typeof setTimeout> | undefined;
	input.addEventListener('input', () => {
		clearTimeout(timer);
		timer = setTimeout(() => opened.then((update) => update()).catch(failed), rest);
	});
	input.form?.addEventListener('submit', (event) => {
		event.preventDefault();
		opened.then((update) => update()).catch(failed);
	});
}

interface Place {
	readonly root: HTMLElement;
	readonly status: HTMLElement;
	readonly input: HTMLInputElement;
	readonly session: Session;
}

/** Shows the form's filters and the answer; gives what is to be called when something else is asked. */
async function makeView({ root, status, input, session }: Place): Promise<() => Promise<void>> {
	const { texts, nameOf } = session;
	const fields: FilterFields = filterFields(session, 'page', () => void update());
	fields.set(askedIn(location.search).filters);
	const results = element('div');
	status.before(fields.root);
	status.after(results);
	let turn = 0;

	async function update(): Promise<void> {
		const asked = { text: input.value.trim(), filters: fields.read() };
		history.replaceState(null, '', location.pathname + searchOf(asked));
		carry(asked);
		await show(asked);
	}

	async function show(asked: Asked): Promise<void> {
		const mine = ++turn;
		const answer = await session.answer(asked);
		const sections = await Promise.all(answer.order.map((kind, at) => section(kind, answer, at === 0)));
		if (mine !== turn) return;
		results.replaceChildren(...sections);
		status.textContent = asked.text === '' ? '' : statusLines(answer, asked.text, session).join(' ');
		root.dataset.answered = asked.text;
		if (asked.text === '' || answer.count > 0) return;
		results.append(element('p', 'hint', texts.empty));
		if (Object.keys(asked.filters).length > 0) results.append(resetButton());
	}

	async function section(kind: Kind, answer: Answer, isFirst: boolean): Promise<HTMLElement> {
		const list = element('ol', 'hits');
		const count = answer.hits[kind].length;
		const add = async (most: number) => {
			const items = (await session.items(answer, kind, list.children.length + most)).slice(list.children.length);
			fields.offer(items.flatMap(({ of }) => of ?? []));
			list.append(
				...items.map((item) => {
					const shown = showHit(item, { ...session, query: answer.query });
					const link = write(element('a', 'entry'), shown.title);
					link.href = shown.href;
					const entry = element('li', '', link, ...details(shown, { texts, nameOf, hasLinks: true }));
					if (shown.record !== null) entry.dataset.record = shown.record;
					return entry;
				}),
			);
		};
		await add(isFirst ? mostFirst : mostOthers);
		const made = element(
			'section',
			'',
			element('h2', '', texts[kind], ' ', element('span', 'count', String(count))),
			list,
		);
		if (list.children.length === count) return made;
		const more = element('button', '', texts.more);
		more.type = 'button';
		more.addEventListener('click', async () => {
			const before = list.children.length;
			await add(moreHits);
			list.children[before]?.querySelector('a')?.focus();
			if (list.children.length === count) more.remove();
		});
		made.append(more);
		return made;
	}

	function resetButton(): HTMLElement {
		const button = element('button', '', texts.reset);
		button.type = 'button';
		button.addEventListener('click', () => {
			fields.set({});
			void update();
			input.focus();
		});
		return button;
	}

	await show({ text: input.value.trim(), filters: fields.read() });
	return update;
}

/** The language switch keeps query and filters. */
function carry(asked: Asked): void {
	for (const link of document.querySelectorAll<HTMLAnchorElement>('.languages a')) link.search = searchOf(asked);
}
