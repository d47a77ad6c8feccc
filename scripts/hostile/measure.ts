/** Run as a program of its own with `growing` or `largest` and the numbers of families: measures them, a line of JSON a size, the largest first. */
import { readFileSync, writeFileSync } from 'node:fs';
import { analyse } from '../../src/core/index.ts';
import type { SourceFile } from '../../src/core/model.ts';
import { vocabularies } from '../../src/io/package-files.ts';
import { createSite } from '../../src/site/create-site.ts';
import { type Family, families } from './families.ts';

/** What one size of a family cost: milliseconds of `check` and of the pages, bytes in and out, most memory that was taken. */
export interface Cost {
	readonly n: number;
	readonly check: number;
	readonly site: number;
	readonly read: number;
	readonly written: number;
	readonly megabytes: number;
	readonly notices: number;
	/** Rows of ports on all pages: each has a menu, whatever stands in it. */
	readonly menus: number;
	/** Tables on all pages: each has a frame. */
	readonly tables: number;
}

const settings = {
	...{ identityKeys: ['id'], revisionKeys: ['date'], translationKeys: [], source: null },
	vocabularies: vocabularies(),
};

/** Megabytes of memory beyond which a program has measured enough: the memory of the next one is to be its own. */
const FRESH = 450;

/** Gives back what the last size has taken, as far as the system lets the most of it be counted anew. */
function forgetMemory(): void {
	globalThis.gc?.();
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// Elsewhere the most counts from the beginning of the program.
	}
}

/** The most megabytes that this program has held, since they were last forgotten where that can be. */
function mostMemory(): number {
	try {
		return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
	} catch {
		return process.resourceUsage().maxRSS / 1024;
	}
}

/** Milliseconds that this program has computed for: what else the machine does counts for nothing. */
function spent(): number {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1000;
}

/** Analyses documents and writes their pages, as HTML and as Markdown. */
export function costOf(texts: Readonly<Record<string, string>>, n: number): Cost {
	const files = Object.entries(texts).map(
		([path, text]): SourceFile => ({
			...{ path, text, locale: path.slice(0, path.indexOf('/')) },
			format: path.endsWith('.html') ? 'html' : 'markdown',
		}),
	);
	forgetMemory();
	const begun = spent();
	const analysis = analyse(files, settings);
	const checked = spent();
	const site = createSite(analysis, { base: '/', version: '0', checkPage: () => null });
	let written = 0;
	for (const locale of analysis.locales)
		for (const topic of analysis.topics) {
			written += site.page(locale, topic).html.length + site.markdown(locale, topic).length;
		}
	const ended = spent();
	return {
		...{ n, check: checked - begun, site: ended - checked, written },
		read: files.reduce((sum, { text }) => sum + text.length, 0),
		megabytes: mostMemory(),
		menus: analysis.records.reduce((sum, { witnesses }) => sum + Object.keys(witnesses).length, 0),
		tables: analysis.topics.reduce(
			(sum, { documents }) => sum + Object.values(documents).reduce((own, { tables }) => own + tables.length, 0),
			0,
		),
		notices: analysis.notices.length + site.faults().length,
	};
}

/** Milliseconds between which a cost is measured again: what is less is told from nothing, what is more is told all the same. */
const [LITTLE, MUCH] = [250, 5000];
const TIMES = 3;

/** Whether a document that is read whole costs too little to be told from nothing: then half of it does, too. */
const isQuick = ({ check, site, notices }: Cost) => check + site < LITTLE && notices === 0;

/** What documents cost at least: a machine that does much else computes slower, and may be interrupted. */
function leastCostOf(texts: Readonly<Record<string, string>>, n: number): Cost {
	let least = costOf(texts, n);
	for (let times = 1; times < TIMES && least.check + least.site > LITTLE && least.check + least.site < MUCH; times++) {
		const again = costOf(texts, n);
		least = {
			...again,
			megabytes: Math.min(least.megabytes, again.megabytes),
			check: Math.min(least.check, again.check),
			site: Math.min(least.site, again.site),
		};
	}
	return least;
}

/** Characters of the largest document that is read, if not told otherwise. */
const LARGEST = 4_900_000;

/** How often a family has to be repeated for a document of the largest size. */
function largest({ n, of }: Family): number {
	let many = n;
	const size = () => Math.max(...Object.values(of(many)).map(({ length }) => length));
	for (let own = size(); own < LARGEST / 2 || own > LARGEST; own = size())
		many = Math.floor((many * LARGEST * 0.9) / own);
	return many;
}

if (process.argv[1]?.endsWith('measure.ts')) {
	// What comes first is slow as the engine has not compiled yet what it runs.
	const rows = Array.from({ length: 200 }, (_, at) => `| ${at} | a${at} |\n`).join('');
	const page = `# W\n\n| Port | Use |\n| - | - |\n${rows}\nText \`a\` **b**\n`;
	for (let n = 0; n < 3; n++) costOf({ 'de/w.md': page, 'en/w.md': page }, n);
	const [sizes, ...indexes] = process.argv.slice(2);
	for (const [nth, at] of indexes.map(Number).entries()) {
		forgetMemory();
		if (nth > 0 && mostMemory() > FRESH) break;
		const family = families[at];
		if (!family) continue;
		// The largest first, as mostly it says all.
		for (const n of sizes === 'largest' ? [largest(family)] : [family.n * 4, family.n * 2, family.n]) {
			const cost = leastCostOf(family.of(n), n);
			const isLast = sizes === 'largest' || n === family.n || isQuick(cost);
			console.log(JSON.stringify({ at, isLast, ...cost }));
			if (isLast) break;
		}
	}
}
