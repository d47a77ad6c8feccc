/** What takes several topics to be known: the pages' examples are one topic each. */
import { expect, test } from 'vitest';
import { analyse, type SourceFile } from '../index.ts';
import { settings } from '../testing.ts';

type Rows = Readonly<Record<string, readonly string[]>>;

/** A topic: by locale the roles of its table, each with a port of its own. */
const topic = (name: string, roles: Rows): SourceFile[] =>
	Object.entries(roles).map(([locale, names]) => ({
		path: `${locale}/${name}.md`,
		locale,
		format: 'markdown',
		text: `| ${ROLE[locale]} | Port |\n| --- | --- |\n${names.map((role, at) => `| ${role} | TCP/${7000 + at} |\n`).join('')}`,
	}));

const ROLE: Readonly<Record<string, string>> = { de: 'Rolle', fr: 'Rôle', ja: '役割' };

const termsIn = (files: readonly SourceFile[], all = false) =>
	analyse(files, { ...settings, all })
		.findings.filter(({ check }) => check === 'term-inconsistent')
		.map(({ topic: where, locale, actual, expected }) => ({ topic: where, locale, actual, expected }));

const others = [
	...topic('north', { de: ['Leitstand', 'Boje'], fr: ['Régie', 'Bouée'], ja: ['指令室', '浮標'] }),
	...topic('south', { de: ['Leitstand', 'Turm'], fr: ['Régie', 'Tour'], ja: ['指令室', '塔'] }),
	...topic('west', { de: ['Leitstand', 'Hafen'], fr: ['Régie', 'Quai'], ja: ['指令室', '港'] }),
];

test('a role that one topic renders as no other does, even where a peer is wrong too', () => {
	const files = [...others, ...topic('east', { de: ['Vorstand'], fr: ['Direction'], ja: ['指令室'] })];
	expect(termsIn(files, true)).toEqual([
		{ topic: 'east', locale: 'de', actual: 'Vorstand', expected: 'Leitstand' },
		{ topic: 'east', locale: 'fr', actual: 'Direction', expected: 'Régie' },
	]);
});

test('a form of the usual name is no other name', () => {
	const files = [...others, ...topic('east', { de: ['Leitstände'], fr: ['Régies'], ja: ['指令室'] })];
	expect(termsIn(files)).toEqual([]);
});

test('where a second topic renders it so, both are usual', () => {
	const files = [
		...others,
		...topic('east', { de: ['Zentrale'], fr: ['Régie'], ja: ['指令室'] }),
		...topic('middle', { de: ['Zentrale'], fr: ['Régie'], ja: ['指令室'] }),
	];
	expect(termsIn(files)).toEqual([]);
});

test('the source is never blamed', () => {
	const files = [...others, ...topic('east', { de: ['Vorstand'], fr: ['Régie'], ja: ['指令室'] })];
	const found = analyse(files, { ...settings, source: 'de' }).findings.filter(
		({ check }) => check === 'term-inconsistent',
	);
	expect(found).toEqual([]);
});
