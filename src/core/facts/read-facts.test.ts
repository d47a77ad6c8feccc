import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../text/normalize.ts';
import { readFacts } from './read-facts.ts';
import { brief, fullWidth, read, vocabulary } from './testing.ts';

/** Pieces of which tables and notes are made, in any order. */
const piece = fc.constantFrom(
	...[
		'443',
		'50,000',
		'-',
		'–',
		' ',
		' ',
		'/',
		'(',
		')',
		',',
		'.',
		':',
		'\n',
		'TCP',
		'tls',
		'HTTPS',
		'Port',
		'端口',
		'和',
		'и',
		'порт',
	],
	...[
		'10.0.0.1',
		'<name>',
		'< >',
		'a_b',
		'Foo.exe',
		'https://x.example/',
		'20 MB',
		'E.164',
		'\u00a0',
		'\u200b',
		'４４３',
		'٤',
		'ポート',
		'any',
		'*',
		'９9',
	],
);
const made = fc.array(piece, { maxLength: 14 }).map((mappings) => mappings.join(''));
const text = fc.oneof(made, fc.string({ unit: 'binary', maxLength: 40 }));
const context = fc.constantFrom('port' as const, 'text' as const);

describe('readFacts', () => {
	it('reports in order, inside the text, and nothing twice', () => {
		fc.assert(
			fc.property(text, context, (raw, where) => {
				let past = 0;
				for (const fact of readFacts(raw, vocabulary, where)) {
					expect(fact.start).toBeGreaterThanOrEqual(past);
					expect(fact.end).toBeGreaterThan(fact.start);
					past = fact.end;
				}
				expect(past).toBeLessThanOrEqual(raw.length);
			}),
			{ numRuns: 500 },
		);
	});

	it('reads the same from a text and from its folded form', () => {
		fc.assert(
			fc.property(text, context, (raw, where) => {
				expect(read(fold(raw).text, where)).toEqual(read(raw, where));
			}),
			{ numRuns: 500 },
		);
	});

	it('reads the same from full-width and half-width text', () => {
		fc.assert(
			fc.property(made, context, (raw, where) => {
				expect(read(fullWidth(raw), where)).toEqual(read(raw, where));
			}),
		);
	});

	it('slices back to the words it read', () => {
		const raw = '通过 （ＴＣＰ） 端口\u200b４４３；\u00a0siehe <name > 20\u00a0MB';
		const slices = readFacts(raw, vocabulary, 'text').map((fact) => [brief(fact), raw.slice(fact.start, fact.end)]);
		expect(slices).toEqual([
			['tcp', 'ＴＣＰ'],
			['443', '４４３'],
			['damaged <name>', '<name >'],
			['#20 MB', '20\u00a0MB'],
		]);
	});

	it('gives each stretch to the strongest reading', () => {
		expect(read('https://tcp.example/443 <udp> 10.0.0.1 tcp_80 TCP 80', 'port')).toEqual([
			'https://tcp.example/443',
			'<udp>',
			'10.0.0.1',
			'name tcp_80',
			'tcp',
			'80',
		]);
	});

	it('says "any" in running text only where a line says nothing else', () => {
		expect(read('Any', 'text')).toEqual(['any']);
		expect(read('any dock', 'text')).toEqual([]);
		expect(read('dock\nqualsiasi', 'text')).toEqual(['any']);
	});

	it.each(['1,', 'a.', 'a_', 'TCP/', '80, ', '<', '(', '1-', 'a@', '端口1', 'x ', '\\.', ':1', '443 - '])(
		'reads a long line of %j at a cost that grows with its length',
		(unit) => {
			// A reading whose cost grows with the square would take minutes here and run into the test's time limit.
			expect(() => readFacts(unit.repeat(200_000 / unit.length), vocabulary, 'port')).not.toThrow();
		},
		20_000,
	);
});

describe('a word that is a bound before one number', () => {
	const german = { ...vocabulary, atMost: ['bis zu', 'bis'] };
	const inCell = (text: string) => read(text, 'port', german);

	it('makes a range between two, of ports and of amounts', () => {
		expect(inCell('50000 bis 59999')).toEqual(['50000-59999']);
		expect(inCell('TCP 7010 bis 7020, 8080')).toEqual(['tcp', '7010-7020', '8080']);
	});

	it('and stays a bound elsewhere', () => {
		expect(inCell('bis 1024')).toEqual(['<=', '1024']);
	});
});
