import { describe, expect, test } from 'vitest';
import type { Evidence, Locale } from '../model.ts';
import type { LocaleReliability } from './reliability.ts';
import { type Hint, vote } from './vote.ts';

const plain: LocaleReliability = {
	language: (locale) => locale.split('-')[0] as string,
	source: null,
};
const observations = (values: Readonly<Record<Locale, string>>) =>
	Object.entries(values).map(([locale, value]) => ({ locale, value }));
const hint = (value: string, weight: number): Hint => ({
	value,
	weight,
	evidence: { kind: 'row', locale: 'de', path: 'de/p.md', line: 1, text: value } satisfies Hint['evidence'] &
		Partial<Evidence>,
});
const settled = (values: Readonly<Record<Locale, string>>, witnesses = plain, hints: Hint[] = []) => {
	const { value, basis, dissent } = vote(observations(values), witnesses, hints);
	return { value, basis, dissent };
};

describe('what locales say', () => {
	test('is unanimous where two languages agree', () => {
		expect(settled({ de: '443', it: '443' })).toEqual({ value: '443', basis: 'unanimous', dissent: [] });
	});

	test('is single where one language says it, in however many editions, or nobody', () => {
		expect(settled({ de: '443' })).toEqual({ value: '443', basis: 'single', dissent: [] });
		expect(settled({ 'pt-BR': '443', 'pt-PT': '443' })).toEqual({ value: '443', basis: 'single', dissent: [] });
		expect(settled({})).toEqual({ value: null, basis: 'single', dissent: [] });
	});

	test('is the majority, and who says otherwise dissents', () => {
		expect(settled({ de: '443', it: '443', ja: '80', ru: '443' })).toEqual({
			value: '443',
			basis: 'majority',
			dissent: ['ja'],
		});
	});

	test('is undecided between two, and nobody dissents', () => {
		expect(settled({ de: '443', it: '80' })).toEqual({ value: null, basis: 'undecided', dissent: [] });
		expect(settled({ de: '443', it: '80', ja: '443', ru: '80' })).toMatchObject({ basis: 'undecided' });
	});

	test('is undecided where all say something else', () => {
		expect(settled({ de: '443', it: '80', ja: '22' })).toMatchObject({ value: null, basis: 'undecided' });
	});
});

describe('editions of a language', () => {
	test('are one witness against another language', () => {
		expect(settled({ 'zh-CN': '443', 'zh-TW': '443', 'zh-HK': '443', de: '80' })).toMatchObject({ basis: 'undecided' });
	});

	test('do not outvote two languages', () => {
		expect(settled({ 'zh-CN': '443', 'zh-TW': '443', 'zh-HK': '443', de: '80', it: '80' })).toEqual({
			value: '80',
			basis: 'majority',
			dissent: ['zh-CN', 'zh-TW', 'zh-HK'],
		});
	});

	test('that disagree share their one voice', () => {
		expect(settled({ 'pt-BR': '443', 'pt-PT': '80' })).toMatchObject({ basis: 'undecided' });
		expect(settled({ 'pt-BR': '443', 'pt-PT': '80', de: '443', it: '443' })).toMatchObject({
			value: '443',
			dissent: ['pt-PT'],
		});
	});
});

describe('a source locale', () => {
	const source = { ...plain, source: 'en' };

	test('outweighs any vote', () => {
		expect(settled({ en: '80', de: '443', it: '443', ja: '443' }, source)).toEqual({
			value: '80',
			basis: 'source',
			dissent: ['de', 'it', 'ja'],
		});
	});

	test('changes nothing where all agree, or where it says nothing', () => {
		expect(settled({ en: '80', de: '80' }, source)).toMatchObject({ basis: 'unanimous' });
		expect(settled({ it: '80', de: '443' }, source)).toMatchObject({ basis: 'undecided' });
		expect(settled({ it: '80', de: '443', fr: '80' }, source)).toMatchObject({ value: '80', basis: 'majority' });
	});
});

describe('evidence from beside', () => {
	test('evidence from beside settles one against one', () => {
		expect(settled({ de: '443', it: '80' }, plain, [hint('443', 0.6), hint('443', 0.6)])).toEqual({
			value: '443',
			basis: 'majority',
			dissent: ['it'],
		});
	});

	test('a little of it does not', () => {
		expect(settled({ de: '443', it: '80' }, plain, [hint('443', 0.5)])).toMatchObject({ basis: 'undecided' });
	});

	test('evidence on both sides settles nothing', () => {
		const both = [hint('443', 0.6), hint('80', 0.6)];
		expect(settled({ de: '443', it: '80' }, plain, both)).toMatchObject({ basis: 'undecided' });
	});

	test('strong evidence makes a wrong majority at least doubtful', () => {
		const { value } = settled({ de: '443', it: '80', ja: '80' }, plain, [hint('443', 0.6), hint('443', 0.6)]);
		expect(value).not.toBe('80');
	});

	test('more agreement is more confidence, never certainty while somebody dissents', () => {
		const few = vote(observations({ de: '1', it: '1', ja: '2' }), plain).confidence;
		const many = vote(observations({ de: '1', it: '1', fr: '1', ru: '1', ja: '2' }), plain).confidence;
		expect(many).toBeGreaterThan(few);
		expect(few).toBeGreaterThan(0.5);
		expect(many).toBeLessThanOrEqual(1);
	});
});
