import { expect, it } from 'vitest';
import type { Location, Segment } from '../core/index.ts';
import { segmentAt } from './segment-at.ts';
import { siteOf, source } from './test-site.ts';

const place = (offset: number) => ({ start: { line: 1, column: 1, offset } }) as Location;

it.each([
	[
		'pipe table',
		'md',
		'# A\n\nText one.\n\n| Port | Use |\n| --- | --- |\n| 443 | Quay |\n| 80 | Crane |\n\nText two.\n',
	],
	[
		'table within a cell, and cells over several rows',
		'html',
		'<h1>A</h1><table><tr><td rowspan=2>Outer <table><tr><td>Inner<td>80</table> end<td>443<tr><td>Crane</table><p>Text',
	],
])('the narrowest cell or block that holds a place is found, in a document with a %s', (_, ending, text) => {
	const path = `de/a.${ending}`;
	const document = siteOf([source(path, text)]).document(path);
	const cells = (document?.tables ?? []).flatMap(({ headers, rows }) =>
		[...headers, ...rows].flatMap((row) => row.cells),
	);
	const all: readonly Segment[] = [...cells, ...(document?.blocks ?? [])];
	expect(all.length).toBeGreaterThan(5);
	const width = ({ location: { start, end } }: Segment) => end.offset - start.offset;
	for (let offset = 0; offset <= text.length; offset++) {
		const holding = all.filter(({ location: { start, end } }) => start.offset <= offset && offset < end.offset);
		const narrowest = holding.toSorted((a, b) => width(a) - width(b))[0] ?? null;
		expect(segmentAt(document, place(offset)), `${offset}`).toBe(narrowest);
	}
});

it('a document that is not there holds nothing', () => {
	expect(segmentAt(undefined, place(0))).toBeNull();
});
