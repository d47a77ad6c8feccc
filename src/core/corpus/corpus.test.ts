import { expect, test } from 'vitest';
import type { Segment } from '../model.ts';
import { corpusCounter, corpusOf, shapeOf, tokensIn } from './index.ts';

const segment = (text: string): Segment => ({ text, marks: [] as const }) as unknown as Segment;
const language = (locale: string) => new Intl.Locale(locale).language;
const counted = (units: readonly Readonly<Record<string, Segment>>[]) => {
	const { counts, add } = corpusCounter(language);
	for (const unit of units) add(unit);
	return counts;
};
const units = [
	{ de: segment('Der Dienst harbord nutzt PORT_A'), fr: segment('Le service harbord utilise PORT_A') },
	{ de: segment('harbord neu starten'), fr: segment('redémarrer harbord') },
	{ de: segment('IHRE_DOMAIN eintragen'), fr: segment('saisir YOUR_DOMAIN'), en: segment('enter YOUR_DOMAIN') },
];

test('tokens are runs of Latin letters and digits, also between characters of other scripts', () => {
	expect([...tokensIn(segment('使用kube-proxy和10.0.0.1（TCP）'))]).toEqual(['kube-proxy', '10.0.0.1', 'TCP']);
});

test.each([
	['7', 'digits'],
	['8080', 'number'],
	['10.0.0.1', 'number'],
	['dn_port', 'code'],
	['ReplicaSet', 'camel'],
	['DNS', 'capitals'],
	['Harbour', 'name'],
	['server', 'word'],
])('%s is %s', (token, shape) => {
	expect(shapeOf(token)).toBe(shape);
});

test('a locale keeps what its peers have, or does not; the text in question is left out', () => {
	const corpus = corpusOf(counted(units), language);
	expect(corpus.kept('de', 'harbord', null)).toMatchObject({ count: 2, of: 2 });
	expect(corpus.kept('de', 'harbord', units[0] ?? null)).toMatchObject({ count: 1, of: 1 });
	expect(corpus.kept('de', 'YOUR_DOMAIN', null)).toMatchObject({ count: 0, of: 1 });
	expect(corpus.usage('fr', 'harbord')).toBe(2);
	expect(corpus.total('YOUR_DOMAIN')).toBe(1);
});

test('a text far shorter than its peers make expect stands out', () => {
	const alike = Array.from({ length: 8 }, (_, at) => ({
		de: segment('ein Satz von gleicher Länge '.repeat(at + 1)),
		fr: segment('une phrase de même longueur '.repeat(at + 1)),
	}));
	const short = { de: segment('kurz'), fr: segment('une phrase de même longueur '.repeat(4)) };
	const corpus = corpusOf(counted([...alike, short]), language);
	expect(corpus.lengthDeviation(short, 'de')).toBeGreaterThan(2);
	expect(corpus.lengthDeviation(alike[3] as (typeof alike)[0], 'de')).toBeLessThan(1);
});
