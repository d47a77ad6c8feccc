import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullWidth } from '../facts/testing.ts';
import { fold, normalizeText } from './normalize.ts';

const text = fc.string({ unit: 'binary', maxLength: 60 });

describe('fold', () => {
	it.each([
		['４４３／ＴＣＰ', '443/TCP'],
		['٤٤٣', '443'],
		['۴۴۳', '443'],
		['४४३', '443'],
		['𝟜𝟜𝟛', '443'],
		['50\u202f000\u00a0x', '50 000 x'],
		['50000–59999', '50000-59999'],
		['50000〜59999', '50000-59999'],
		['50000 ～ 59999', '50000 - 59999'],
		['なみ〜', 'なみ〜'],
		['por\u00adt\u200b', 'port'],
		['Gera\u0308t', 'Gerät'],
		['ﾎﾟｰﾄ', 'ポート'],
		['65535¹ ½ ①', '65535¹ ½ ①'],
		['a\tb\nc', 'a b\nc'],
	])('%j reads %j', (raw, folded) => {
		expect(fold(raw).text).toBe(folded);
	});

	it('knows where a folded stretch lies in the raw text', () => {
		const raw = '（\u200b４４３\u200b）';
		const folded = fold(raw);
		const start = folded.text.indexOf('443');
		expect(raw.slice(folded.at(start), folded.endAt(start + 3)).replace('\u200b', '')).toBe('４４３');
		expect(folded.at(folded.text.length)).toBe(raw.length);
	});

	it('is idempotent', () => {
		fc.assert(
			fc.property(text, (raw) => {
				expect(fold(fold(raw).text).text).toBe(fold(raw).text);
			}),
		);
	});

	it('maps to rising offsets inside the raw text', () => {
		fc.assert(
			fc.property(text, (raw) => {
				const folded = fold(raw);
				for (let index = 0; index < folded.text.length; index++) {
					expect(folded.at(index)).toBeLessThanOrEqual(folded.at(index + 1));
					expect(folded.endAt(index + 1)).toBeGreaterThan(folded.at(index));
					expect(folded.endAt(index + 1)).toBeLessThanOrEqual(raw.length);
				}
			}),
		);
	});

	it('reads full-width text as half-width', () => {
		const ascii = fc.string({ unit: fc.constantFrom(...'aZ09 /()-:,.') });
		fc.assert(
			fc.property(ascii, (half) => {
				expect(fold(fullWidth(half)).text).toBe(fold(half).text);
			}),
		);
	});
});

describe('comparable', () => {
	it('sees through blanks and dashes', () => {
		expect(normalizeText('\u00a0 Foo –  Bar\n')).toBe(normalizeText('Foo - Bar'));
		expect(normalizeText('Foo')).not.toBe(normalizeText('foo'));
	});
});
