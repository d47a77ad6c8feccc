/**
 * `npm run bench:growth`: how long the whole core takes for made-up documents in three languages as they grow: one table of
 * 500 to 4,000 rows, one whose rows stand in another order in one language, one that lacks rows in one, and the same rows
 * spread over pages. The last column is milliseconds a row; where it rises with the rows, a cost is not linear.
 */
import { analyse } from '../src/core/index.ts';
import type { Settings, SourceFile } from '../src/core/model.ts';

const SIZES = [500, 1000, 2000, 4000];
const PAGE = 50;

const settings: Settings = { identityKeys: [], revisionKeys: [], translationKeys: [], source: null, vocabularies: {} };

const NAMES: Readonly<Record<string, readonly string[]>> = {
	de: ['Turm', 'Brücke', 'Hafen', 'Boje', 'Archiv', 'Konsole', 'Sensor', 'Sammler', 'Leitstand', 'Wache'],
	fr: ['tour', 'pont', 'port', 'bouée', 'archive', 'console', 'capteur', 'collecteur', 'régie', 'garde'],
	ru: ['башня', 'мост', 'порт', 'буй', 'архив', 'консоль', 'датчик', 'сборщик', 'пульт', 'охрана'],
};
const NOTES: Readonly<Record<string, (from: string, to: string, port: number) => string>> = {
	de: (from, to, port) => `Wird von ${from} für Aufrufe an ${to} über Port ${port} verwendet, siehe conf${port}.yaml.`,
	fr: (from, to, port) => `Utilisé par ${from} pour les appels à ${to} sur le port ${port}, voir conf${port}.yaml.`,
	ru: (from, to, port) => `Используется ${from} для вызовов ${to} через порт ${port}, см. conf${port}.yaml.`,
};

function rowOf(locale: string, at: number): string {
	const names = NAMES[locale] as readonly string[];
	const [from, to] = [names[at % 10] as string, names[(at * 3 + 1) % 10] as string];
	const port = 1000 + at * 3;
	return `| ${from}, ${names[(at * 7 + 3) % 10]} | ${to} ${at % 17} | App/SIP(TLS)/TCP/${port} | ${NOTES[locale]?.(from, to, port)} |`;
}

/** A table's rows by locale, as one kind of document has them. */
type Shape = (locale: string, rows: readonly string[]) => readonly (readonly string[])[];

const SHAPES: Readonly<Record<string, Shape>> = {
	'one table': (_, rows) => [rows],
	'another order': (locale, rows) => [
		locale === 'ru' ? rows.map((_, at) => rows[(at * 7919) % rows.length] as string) : rows,
	],
	'rows lost': (locale, rows) => [locale === 'fr' ? rows.filter((_, at) => at % 5 !== 0) : rows],
	pages: (_, rows) => Array.from({ length: rows.length / PAGE }, (__, at) => rows.slice(at * PAGE, (at + 1) * PAGE)),
};

function filesOf(shape: Shape, size: number): SourceFile[] {
	return Object.keys(NAMES).flatMap((locale) =>
		shape(
			locale,
			Array.from({ length: size }, (_, at) => rowOf(locale, at)),
		).map((rows, at) => ({
			path: `${locale}/p${at}.md`,
			locale,
			format: 'markdown' as const,
			text: `## P\n\n| A | B | C | D |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
		})),
	);
}

console.log('shape              rows        ms    ms/row');
for (const [name, shape] of Object.entries(SHAPES))
	for (const size of SIZES) {
		const files = filesOf(shape, size);
		const start = performance.now();
		analyse(files, settings);
		const ms = performance.now() - start;
		console.log(
			`${name.padEnd(16)}${String(size).padStart(7)}${ms.toFixed(0).padStart(10)}${(ms / size).toFixed(2).padStart(10)}`,
		);
	}
