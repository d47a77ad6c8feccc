import { describe, expect, test } from 'vitest';
import type { Settings, SourceFile } from './model.ts';
import { cut, inSteps, type Part, sumOf } from './parts.ts';
import { analyse, analysePart, divided, joined, read } from './pipeline.ts';
import { file, pipeTable, settings } from './testing.ts';

/** Does parts side by side; each is handed copies of what the others tell, as another thread would be. */
function sideBySide<Result>(parts: readonly Part<Result>[]): Result[] {
	let steps = parts.map((part) => part.next([]));
	while (steps.some(({ done }) => !done)) {
		const told = steps.map(({ value }) => value as unknown);
		const copies = parts.map((_, own) => told.map((each, at) => (at === own ? each : structuredClone(each))));
		steps = parts.map((part, at) => part.next(copies[at] as unknown[]));
	}
	return steps.map(({ value }) => value as Result);
}

/** All that is found where the topics are analysed in so many parts. */
function inParts(files: readonly SourceFile[], count: number, given: Settings) {
	const division = divided(
		files.map((each) => read(each, given)),
		count,
	);
	const shares = sideBySide(division.parts.map((part) => analysePart(part, given)));
	return joined(shares, shares[0]?.topics ?? [], division, given);
}

/** What the pages of a product say, in three languages, and what some of them get wrong. */
const words = {
	de: ['Leitstand', 'Der Sammler horcht an Port', 'Alle Boten melden sich beim Leitstand, bevor sie Berichte senden.'],
	fr: ['régie', 'Le collecteur écoute sur le port', 'Tous les messagers se présentent à la régie avant tout rapport.'],
	it: ['regia', 'Il raccoglitore ascolta sulla porta', 'Tutti i corrieri si presentano alla regia prima di riferire.'],
} as const;

const page = (at: number): SourceFile[] =>
	Object.entries(words).map(([locale, [place, sentence, rest]]) => {
		const port = 7000 + 10 * at;
		const rows = [
			[`${port}/tcp`, 'TideKeeper', place],
			[`${locale === 'fr' && at % 3 === 0 ? port + 2 : port + 1}/udp`, `Buoy${at}`, at === 4 ? words.de[0] : place],
			...(locale === 'it' && at === 5
				? []
				: [[`${port + 4}/tcp`, locale === 'de' && at === 2 ? 'TideKeper' : 'TideKeeper', 'x']]),
		];
		const said = locale === 'it' && at === 1 ? words.de[2] : rest;
		const text = `# Tidewatch ${at}\n\n${sentence} ${port} (TCP).\n\n${said}\n\n## ${place} ${at}\n\n[${place}](page${(at + 1) % 8}.md#${place})\n\n${pipeTable(['Port', 'TideKeeper', place], rows)}\n`;
		return file(`${locale}/page${at}.md`, text);
	});
const files = [0, 1, 2, 3, 4, 5, 6].flatMap(page);
const listed: Settings = { ...settings, all: true, files: files.map(({ path }) => path) };

describe('what is found', () => {
	const whole = analyse(files, listed);

	test.each([1, 2, 3, 7, 9])('is the same in %i parts', (count) => {
		expect(whole.findings.length).toBeGreaterThan(10);
		expect(JSON.stringify(inParts(files, count, listed))).toBe(JSON.stringify(whole));
	});

	test('is what all parts together teach, not each alone', () => {
		const readings = files.map((each) => read(each, listed));
		/** What is measured of all observations where each of so many parts is told of no other. */
		const measured = (count: number) =>
			JSON.stringify(
				divided(readings, count).parts.flatMap((part) =>
					sideBySide([analysePart(part, listed)]).flatMap(({ observed }) => observed.map((each) => each.measured)),
				),
			);
		expect(measured(7)).not.toBe(measured(1));
	});
});

test('runs are of about one size, in their order, and as many as were asked for', () => {
	expect(cut([1, 1, 4, 1, 1], 2, (size) => size)).toEqual([
		[1, 1],
		[4, 1, 1],
	]);
	expect(cut([3, 3, 3, 3], 2, (size) => size)).toEqual([
		[3, 3],
		[3, 3],
	]);
	expect(cut([5], 3, (size) => size).flat()).toEqual([5]);
	expect(cut([], 2, () => 1)).toEqual([[], []]);
});

test('counts are added up by their keys, and of texts the first stays', () => {
	const part = (port: number, form: string) => ({
		uses: new Map([['de', new Map([[form, { count: port, of: 10 }]])]]),
		words: new Set([form]),
		places: [port],
		first: form,
	});
	expect(sumOf([part(1, 'Boje'), part(2, 'boje'), part(4, 'Boje')])).toEqual({
		uses: new Map([['de', new Map(Object.entries({ Boje: { count: 5, of: 20 }, boje: { count: 2, of: 10 } }))]]),
		words: new Set(['Boje', 'boje']),
		places: [1, 2, 4],
		first: 'Boje',
	});
});

test('sums of logarithms are the same in any order', () => {
	const logs = Array.from({ length: 1000 }, (_, at) => Math.log(2 + at));
	const sum = (values: readonly number[]) => values.reduce((all, value) => all + inSteps(value), 0);
	expect(sum(logs)).toBe(sum([...logs].reverse()));
	expect(logs.reduce((all, value) => all + value, 0)).not.toBe(logs.reduceRight((all, value) => all + value, 0));
});
