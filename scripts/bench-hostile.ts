/**
 * `npm run bench:hostile [-- [--largest] <part of a family's name>]`: what documents cost that are made to be costly, at four times a size, and
 * at twice and once that where they cost anything; or at the largest size that is read. Fails where a cost grows faster than the document, or is above what a document of its size may cost.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { MOST_MENUS } from '../src/site/render/port-table.ts';
import { type Family, families } from './hostile/families.ts';
import type { Cost } from './hostile/measure.ts';

/** The most that the cost may grow by as a document doubles, and milliseconds below which it is not told from noise. */
const [GROWTH, NOISE] = [2.5, 500];
/** Characters of the menu that a row of ports has, which a reader without scripts opens as well, and of what stands around a table; and so many of both, on two pages. */
const [MENU, MENUS] = [1200, 2 * MOST_MENUS];
/** Megabytes that a document of 10 kB may take. */
const SMALL = 500;
/** Milliseconds that a family may take, and that each of its two documents may take to be checked where they have 10 kB each. */
const [LONG, QUICK] = [30_000, 1000];
/** Megabytes of the heap, which with the rest of the program is what a document may take: an engine that has more lets garbage lie. */
const HEAP = 1200;
/** Milliseconds that one size of a family may take. */
const PATIENCE = 600_000;

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: { largest: { type: 'boolean', default: false } },
});
const [wanted = ''] = positionals;
const measure = fileURLToPath(new URL('hostile/measure.ts', import.meta.url));
const chosen = families.flatMap(({ name }, at) => (name.includes(wanted) ? [at] : []));
let failed = 0;

console.log('family | kB | check, s | pages, s | growth | MB | out/in | before');
console.log('--- | --- | --- | --- | --- | --- | --- | ---');
let waiting = chosen;
while (waiting.length > 0) {
	// The memory of those of the issue is their own.
	const next = families[waiting[0] as number]?.before === undefined ? waiting : waiting.slice(0, 1);
	const { costs, done, ended } = await measured(next);
	for (const at of next) {
		// A program ends by itself where it has taken memory; else what it was at has ended it, or was waited for too long.
		if (!costs.has(at) && ended) break;
		waiting = waiting.slice(1);
		tell(at, costs.get(at) ?? [], done.has(at));
		if (!done.has(at)) break;
	}
}
console.log(`\n${chosen.length} families, ${failed} too costly`);
process.exitCode = failed === 0 ? 0 : 1;

/** What a program has measured: costs by family, the smallest size first, the families of which all is told, and whether it ended by itself. */
interface Measured {
	readonly costs: ReadonlyMap<number, readonly Cost[]>;
	readonly done: ReadonlySet<number>;
	readonly ended: boolean;
}

/** Measures families in one program until it ends, or until nobody has the patience for one of them. */
function measured(indexes: readonly number[]): Promise<Measured> {
	const costs = new Map<number, Cost[]>();
	const done = new Set<number>();
	const child = spawn(
		process.execPath,
		[
			'--expose-gc',
			`--max-old-space-size=${HEAP}`,
			measure,
			values.largest ? 'largest' : 'growing',
			...indexes.map(String),
		],
		{
			stdio: ['ignore', 'pipe', 'inherit'],
		},
	);
	let timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
	createInterface(child.stdout).on('line', (line) => {
		clearTimeout(timer);
		timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
		const { at, isLast, ...cost } = JSON.parse(line);
		costs.set(at, [cost, ...(costs.get(at) ?? [])]);
		if (isLast) done.add(at);
	});
	return new Promise((resolve) => {
		child.on('close', (code) => {
			clearTimeout(timer);
			resolve({ costs, done, ended: code === 0 && costs.size > 0 });
		});
	});
}

function tell(at: number, costs: readonly Cost[], isDone: boolean): void {
	const { name, before = '' } = families[at] as Family;
	const told = [...(isDone ? [] : [`not done after ${costs.length} sizes`]), ...faultsIn(costs)];
	const last = costs.at(-1);
	if (told.length > 0) failed++;
	else if (wanted === '' && before === '') return;
	const figures = last && [
		...[last.read >> 10, (last.check / 1000).toFixed(2), (last.site / 1000).toFixed(2), growth(costs).toFixed(1)],
		...[last.megabytes.toFixed(), (last.written / last.read).toFixed(1)],
	];
	const words = before + (told.length > 0 ? ` **${told.join(', ')}**` : '');
	console.log([name.replaceAll('|', '\\|'), ...(figures ?? ['', '', '', '', '', '']), words].join(' | '));
}

function faultsIn(costs: readonly Cost[]): string[] {
	const last = costs.at(-1);
	return [
		...(growth(costs) > GROWTH ? ['grows too fast'] : []),
		...(last && last.written > last.read * 20 + Math.min(last.menus + last.tables, MENUS) * MENU + 50_000
			? ['writes too much']
			: []),
		...(last && last.megabytes > 1500 ? ['takes too much memory'] : []),
		...(last && last.check + last.site > LONG ? ['takes too long'] : []),
		...costs
			.filter(({ read, megabytes }) => read <= 20_000 && megabytes > SMALL)
			.map(() => 'too much memory for its size'),
		...costs
			.filter(({ read, check, site }) => read <= 20_000 && (check > 2 * QUICK || site > 5000))
			.map(() => 'slow for its size'),
	];
}

/** How much the cost grows as the document doubles, at the largest size: 0 where that is quick. */
function growth(costs: readonly Cost[]): number {
	const [before, last] = costs.slice(-2);
	if (!before || !last) return 0;
	const cost = ({ check, site }: Cost) => check + site;
	return cost(last) < NOISE ? 0 : cost(last) / Math.max(cost(before), NOISE / 4);
}
