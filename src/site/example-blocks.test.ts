import { expect, it } from 'vitest';
import { exampleBlocks } from './example-blocks.ts';

const line = (text: string, changes: { start: number; end: number; text: string }[] = []) => ({
	...{ text, changes, isWrong: changes.length > 0 },
});

it('draws pipe tables as tables, with a correction in its cell, and headings without their mark', () => {
	const wrong = '| HTTP | goes to 90 |';
	const at = wrong.indexOf('90');
	const blocks = exampleBlocks([
		...[line('## Quay'), line(''), line('| Port | Note |'), line('| --- | --- |')],
		...[line(wrong, [{ start: at, end: at + 2, text: '91' }]), line('| a \\| b |  |'), line('after')],
	]);
	expect(blocks.map(({ kind }) => kind)).toEqual(['text', 'table', 'text']);
	const [heading, table] = blocks;
	expect(heading).toEqual({ kind: 'text', isHeading: true, isWrong: false, parts: [{ kind: 'kept', text: 'Quay' }] });
	const texts = table?.kind === 'table' ? table.rows.map(({ cells }) => cells) : [];
	expect(texts[0]).toEqual([[{ kind: 'kept', text: 'Port' }], [{ kind: 'kept', text: 'Note' }]]);
	expect(texts[1]?.[1]).toEqual([
		{ kind: 'kept', text: 'goes to ' },
		{ kind: 'removed', text: '90' },
		{ kind: 'added', text: '91' },
	]);
	expect(texts[2]).toEqual([[{ kind: 'kept', text: 'a \\| b' }], []]);
	expect(table?.kind === 'table' && table.rows.map(({ isWrong }) => isWrong)).toEqual([false, true, false]);
});

it('draws front matter without the lines around it', () => {
	const blocks = exampleBlocks([line('---'), line('revision: 2024-02-19'), line('---'), line('# Pier')]);
	expect(blocks).toMatchObject([{ parts: [{ text: 'revision: 2024-02-19' }] }, { isHeading: true }]);
});
