import { describe, expect, it } from 'vitest';
import { guarded } from './guard.ts';
import { analyse } from './pipeline.ts';
import { file, settings } from './testing.ts';

const sum = (bad: (numbers: readonly number[]) => boolean) => (numbers: readonly number[]) => {
	if (bad(numbers)) throw new TypeError('odd');
	return numbers.reduce((a, b) => a + b, 0);
};
const numbers = Array.from({ length: 33 }, (_, at) => at);

describe('guarded', () => {
	it.each([[[]], [[0]], [[32]], [[7, 8, 20]], [numbers]])('leaves out %j and keeps the others', (wrong: number[]) => {
		const { result, leftOut } = guarded(
			numbers,
			sum((some) => some.some((each) => wrong.includes(each))),
		);
		expect(leftOut.map(({ group }) => group)).toEqual(wrong);
		const rest = numbers.filter((each) => !wrong.includes(each));
		expect(result).toBe(rest.length === 0 ? null : rest.reduce((a, b) => a + b, 0));
	});

	it('keeps a part where only two together lead to the fault', () => {
		const { result, leftOut } = guarded(
			[1, 2, 3],
			sum((some) => some.includes(1) && some.includes(3)),
		);
		expect([result, leftOut.length]).toEqual([1, 2]);
	});
});

it('a document that can not be read costs itself and one notice, which names it and the fault', () => {
	const fault = {
		...file('de/broken.md', ''),
		get text(): string {
			throw new TypeError('no text');
		},
	};
	const { documents, notices } = analyse([file('de/a.md', '# A'), fault, file('de/z.md', '# Z')], settings);
	expect(documents.map(({ path }) => path)).toEqual(['de/a.md', 'de/z.md']);
	expect(notices).toEqual([
		{
			path: '',
			message: {
				key: 'notice.fault',
				values: {
					count: 1,
					names: 'de/broken.md',
					reason: expect.stringMatching(/^TypeError: no text, guard\.test\.ts:\d+$/),
				},
			},
		},
	]);
});

it('a topic that a later stage throws for costs itself, and the others are told as without it', () => {
	const page = (path: string, port: string) =>
		file(path, `# T\n\n| Port | Use |\n| --- | --- |\n| 7000 | Quay |\n| ${port} | Bay |\n`);
	const topic = (name: string, german: string) => [
		page(`de/${name}.md`, german),
		...['it', 'fr', 'es'].map((locale) => page(`${locale}/${name}.md`, '7001')),
	];
	const faulty = {
		...settings,
		severity: {
			get 'number-mismatch'(): 'error' {
				throw new RangeError('unforeseen');
			},
		},
	};
	const [right, wrong] = [topic('right', '7001'), topic('wrong', '7002')];
	const { documents, findings, records, notices } = analyse([...right, ...wrong], faulty);
	const alone = analyse(right, settings);
	expect([documents, findings, records]).toEqual([alone.documents, alone.findings, alone.records]);
	expect(notices.map(({ message }) => message.values.names)).toEqual([
		'de/wrong.md, es/wrong.md, fr/wrong.md, it/wrong.md',
	]);
	expect(analyse(wrong, faulty)).toMatchObject({ documents: [], topics: [], findings: [] });
});
