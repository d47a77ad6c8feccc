import { expect, it } from 'vitest';
import { drawProgress, progressLine } from './progress.ts';

it('a step is a bar with its stage, its documents and the seconds that it may still take', () => {
	const [done, left] = ['█'.repeat(6), '░'.repeat(18)];
	expect(progressLine({ stage: 'reading', done: 25, total: 100 }, 2000)).toBe(
		`${done}${left} reading: 25 of 100 documents, 6 s left`,
	);
	expect(progressLine({ stage: 'reading', done: 0, total: 100 }, 2000)).toBe(
		`${'░'.repeat(24)} reading: 0 of 100 documents`,
	);
	expect(progressLine({ stage: 'building' }, 2000)).toBe('building …');
});

it('steps are drawn in one line, not more often than is seen, and taken away at the end', () => {
	const sent: string[] = [];
	let time = 0;
	const draw = drawProgress({ write: (text: string) => sent.push(text) > 0 }, () => time);
	for (let done = 0; done <= 100; done++, time += 10) draw({ stage: 'reading', done, total: 100 });
	draw(null);
	expect(sent.length).toBeLessThan(25);
	expect(sent.every((text) => text.startsWith('\r\u001B[K') && !text.includes('\n'))).toBe(true);
	expect(sent.at(-2)).toContain('100 of 100');
	expect(sent.at(-1)).toBe('\r\u001B[K');
});

it('the beginning of a stage is drawn however soon its number of documents is known', () => {
	const sent: string[] = [];
	const draw = drawProgress({ write: (text: string) => sent.push(text) > 0 }, () => 0);
	draw({ stage: 'reading' });
	draw({ stage: 'reading', done: 0, total: 3 });
	expect(sent.at(-1)).toContain('0 of 3');
});
