import { expect, test } from 'vitest';
import { forget, remembered } from './index.ts';

test('a thing is read once, and once more after all was forgotten', () => {
	const read: string[] = [];
	const lengthOf = remembered(({ text }: { readonly text: string }) => read.push(text));
	const segment = { text: 'Hafen' };
	lengthOf(segment);
	lengthOf(segment);
	expect(read).toEqual(['Hafen']);
	forget();
	lengthOf(segment);
	expect(read).toEqual(['Hafen', 'Hafen']);
});
