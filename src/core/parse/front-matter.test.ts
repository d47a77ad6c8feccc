import { describe, expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';

const withFrontMatter = (yaml: string, eol = '\n') => ['---', yaml, '---', '# Title', ''].join(eol);

describe('front matter', () => {
	test('is plain data; dates, versions and "yes" stay what they read', () => {
		const { data, problem } = readFrontMatter(
			withFrontMatter('title: "Ports: all"\nrevision: 2020-02-29\nok: yes\nmajor: 3\ntags: [a, b]'),
		);
		expect(data).toEqual({ title: 'Ports: all', revision: '2020-02-29', ok: 'yes', major: 3, tags: ['a', 'b'] });
		expect(problem).toBeNull();
	});

	test.each(['\n', '\r\n'])('is blanked out of the body, offsets and line ends kept (%j)', (eol) => {
		const text = withFrontMatter('a: ü', eol);
		const { body } = readFrontMatter(text);
		expect(body).toHaveLength(text.length);
		expect(body.trimStart()).toBe(`# Title${eol}`);
		expect(body.split('\n')).toHaveLength(text.split('\n').length);
	});

	test.each([
		['TOML', '+++\ntitle = "Ports"\ndate = 2020-02-29\n[params]\nn = 1\n+++\n'],
		['TOML with CRLF', '+++\r\ntitle = "Ports"\r\ndate = 2020-02-29\r\n[params]\r\nn = 1\r\n+++\r\n'],
		['JSON', '{\n  "title": "Ports",\n  "date": "2020-02-29",\n  "params": {"n": 1}\n}\n'],
	])('is also %s', (_, block) => {
		const text = `${block}# {Title}\n`;
		const { data, body, problem } = readFrontMatter(text);
		expect([data, problem]).toEqual([{ title: 'Ports', date: '2020-02-29', params: { n: 1 } }, null]);
		expect([body.length, body.trim()]).toEqual([text.length, '# {Title}']);
	});

	test('of JSON has braces in its texts, and ends before the text', () => {
		const { data, body } = readFrontMatter('{"a": "}\\"{", "b": {}}\n\n{"c": 1}\n');
		expect([data, body.trim()]).toEqual([{ a: '}"{', b: {} }, '{"c": 1}']);
	});

	test.each(['+++\na = \n+++\nText', '{\n"a": 1,\n}\nText'])('that is broken is told and left out: %j', (text) => {
		const { data, body, problem } = readFrontMatter(text);
		expect([data, body.trim(), problem === null]).toEqual([{}, 'Text', false]);
	});

	test.each(['{name} is a placeholder\n', '{ "a": 1 } is JSON\n', '{\n"a": 1'])('is no text in braces: %j', (text) => {
		expect(readFrontMatter(text)).toEqual({ data: {}, body: text, problem: null });
	});

	test.each([
		['at the top only', 'Text\n---\na: 1\n---\n'],
		['closed', '---\na: 1\n\n# Title\n'],
		['between lines of three hyphens', '----\na: 1\n----\n'],
	])('must stand %s', (_, text) => {
		expect(readFrontMatter(text)).toEqual({ data: {}, body: text, problem: null });
	});

	test('ends at the first closing line: an empty one takes nothing of the text', () => {
		expect(readFrontMatter('---\n---\n\nText\n\n---\nMore\n').body.trim()).toBe('Text\n\n---\nMore');
	});

	test('is not closed by hyphens inside a value', () => {
		const { data } = readFrontMatter('---\na: |\n  ---\nb: c\n---\n');
		expect(data).toEqual({ a: '---\n', b: 'c' });
	});

	test.each(['- a\n- b', 'only words', '42', ''])('that is no map gives no data: %j', (yaml) => {
		expect(readFrontMatter(withFrontMatter(yaml)).data).toEqual({});
	});

	test('knows no tags: tagged values are read as the text they are', () => {
		const { data } = readFrontMatter(withFrontMatter('a: !!js/function "x()"\nb: !secret s\nc: !!binary aGk='));
		expect(data).toEqual({ a: 'x()', b: 's', c: 'aGk=' });
	});

	test('a key like __proto__ is a key like any other', () => {
		const { data } = readFrontMatter(withFrontMatter('__proto__: {polluted: yes}'));
		expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
		expect(Object.keys(data)).toEqual(['__proto__']);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test.each([
		['aliases that multiply', aliasBomb(9)],
		['an alias that holds itself', 'a: &a [*a]'],
		['an alias of nothing', 'a: *nowhere'],
		['more than it may be long', `a: ${'x'.repeat(100_001)}`],
	])('with %s is refused, the text below is kept', (_, yaml) => {
		const { data, body, problem } = readFrontMatter(withFrontMatter(yaml));
		expect(data).toEqual({});
		expect(problem).toMatch(/^[^\n]+$/);
		expect(body.trim()).toBe('# Title');
	});

	test.each(['[', '{a: ', '- '])('nested too deeply (%j) does not throw', (opening) => {
		const { problem, body } = readFrontMatter(withFrontMatter(`a: ${opening.repeat(20_000)}`));
		expect(problem).not.toBeNull();
		expect(body.trim()).toBe('# Title');
	});

	test('keeps what can be read of faulty YAML, and says what is wrong', () => {
		const { data, problem } = readFrontMatter(withFrontMatter('title: Ports\nlist: [1, 2'));
		expect(data).toMatchObject({ title: 'Ports' });
		expect(problem).toContain('line 2');
	});
});

function aliasBomb(levels: number): string {
	const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
	for (let n = 1; n < levels; n++)
		lines.push(
			`a${n}: &a${n} [${Array(9)
				.fill(`*a${n - 1}`)
				.join(', ')}]`,
		);
	return lines.join('\n');
}
