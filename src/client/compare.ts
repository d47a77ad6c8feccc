/** Shows the pair of locales that the address asks for, and keeps address and columns in step; half a choice is none. */
export function startCompare(form: HTMLFormElement): void {
	const selects = [...form.querySelectorAll('select')];
	const asked = new URLSearchParams(location.search);
	for (const select of selects) select.value = asked.get(select.name) ?? '';
	const show = () => {
		const wanted = new Set(selects.map(({ value }) => value).filter((value) => value !== ''));
		const isPair = wanted.size > 1;
		if (isPair) form.dataset.chosen = 'yes';
		else delete form.dataset.chosen;
		for (const cell of document.querySelectorAll<HTMLElement>('.compare [data-locale]'))
			cell.hidden = isPair && !wanted.has(cell.dataset.locale ?? '');
	};
	show();
	form.addEventListener('input', () => {
		show();
		const state = new URLSearchParams(
			selects.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]),
		);
		history.replaceState(null, '', `${location.pathname}?${state}${location.hash}`);
	});
	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('reset', (event) => {
		event.preventDefault();
		for (const select of selects) select.value = '';
		form.dispatchEvent(new Event('input'));
	});
}
