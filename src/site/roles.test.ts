import { describe, expect, it } from 'vitest';
import { siteOf, source } from './test-site.ts';

const words = {
	headers: { source: ['source'], destination: ['destination'] },
	any: ['any'],
	port: [],
	inbound: [],
	outbound: [],
	and: [],
};
const page = (locale: string, name: string, rows: readonly string[]) =>
	source(
		`${locale}/${name}.md`,
		`# ${name}\n\n| Port | Protocol | Source | Destination |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n`,
	);
const site = siteOf(
	[
		page('de', 'relay', ['| 9001 | TCP | Turm | Kran, Schleuse |', '| 9002 | TCP | Any | Kran |']),
		page('it', 'relay', ['| 9001 | TCP | Torre | Gru, Chiusa |', '| 9002 | TCP | Any | Gru |']),
		page('de', 'lamp', ['| 9010 | UDP | Kran | turm |']),
		page('it', 'lamp', ['| 9010 | UDP | Gru | Torre |']),
	],
	'/',
	{ de: words, it: words },
);

describe('roles', () => {
	const role = (name: string) => site.roles.find(({ names }) => names.de?.includes(name));

	it('gather what flows to and from an end over all topics, by its names in all languages', () => {
		expect(role('Turm')?.names).toEqual({ de: ['Turm', 'turm'], it: ['Torre'] });
		const portsOf = (records: readonly { ports: readonly { from: number }[] }[] = []) =>
			records.map(({ ports }) => ports[0]?.from);
		expect([portsOf(role('Turm')?.incoming), portsOf(role('Turm')?.outgoing)]).toEqual([[9010], [9001]]);
		expect([portsOf(role('Kran')?.incoming), portsOf(role('Kran')?.outgoing)]).toEqual([[9001, 9002], [9010]]);
	});

	it('are told apart in lists, and "any" is none', () => {
		expect(site.roles.map(({ names }) => names.it?.[0]).sort()).toEqual(['Chiusa', 'Gru', 'Torre']);
		expect(role('Schleuse')?.slug).toBe('schleuse');
	});

	it('are no sentences: what most languages tell of at length is none, though one of them is brief', () => {
		const long = 'jeder beliebige Kran im Hafen oder an einem der Kais des Hafens';
		const rows = (end: string) => [`| 9001 | TCP | Turm | ${end} am Kai |`];
		const told = (...ends: readonly [locale: string, end: string][]) =>
			siteOf(
				ends.map(([locale, end]) => page(locale, 'relay', rows(end))),
				'/',
				Object.fromEntries(ends.map(([locale]) => [locale, words])),
			).roles.flatMap(({ names }) => names.ja ?? []);
		expect(told(['de', long], ['it', long], ['ja', 'クレーン'])).toEqual(['Turm']);
		expect(told(['de', 'Kran'], ['it', 'Gru'], ['ja', 'クレーン'])).toEqual(['Turm', 'クレーン am Kai']);
	});

	it('keep what stands in brackets, and half a word is none', () => {
		const rows = ['| 9001 | TCP | Any | Kran (Nord, Süd), Schleuse |', '| 9002 | TCP | Any | Boots-, Turm |'];
		const { roles } = siteOf([page('de', 'relay', rows)], '/', { de: words });
		expect(roles.map(({ names }) => names.de?.[0]).sort()).toEqual(['Kran (Nord, Süd)', 'Schleuse', 'Turm']);
	});
});
