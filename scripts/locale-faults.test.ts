import { describe, expect, it } from 'vitest';
import { type LocaleFile, localeFaults, unknownKeys } from './locale-faults.ts';

const reference: LocaleFile = {
	label: 'English',
	direction: 'ltr',
	page: { title: 'Ships of {{port}}', ships_one: 'One ship at {{pier}}', ships_other: '{{count}} ships at {{pier}}' },
};

function faults(tag: string, page: object, rest: object = {}): string[] {
	return localeFaults(tag, { label: 'x', direction: 'ltr', page, ...rest }, reference);
}

describe('localeFaults', () => {
	it('finds nothing in a whole file, in any order of keys', () => {
		const ships_many = '{{count}} di navi, {{pier}}';
		const page = { ships_other: '{{pier}}: {{count}}', title: 'Navi, {{ port }}', ships_one: '{{pier}}', ships_many };
		expect(faults('it', page)).toEqual([]);
		expect(localeFaults('en', reference, reference)).toEqual([]);
	});

	it('names missing, unknown, empty and misplaced texts', () => {
		const page = { ships_other: '{{count}} {{pier}}', extra: ' ', more: { title: 'x' }, wrong: 7 };
		expect(faults('ja', page)).toEqual([
			'page.extra: empty',
			'page.wrong: must be a text',
			'page.title: missing',
			'page.extra: unknown; no such text in the reference',
			'page.more.title: unknown; no such text in the reference',
		]);
	});

	it('asks for the plural forms of the language, not for those of the reference', () => {
		const other = { title: '{{port}}', ships_other: '{{count}} {{pier}}' };
		expect(faults('zh-CN', other)).toEqual([]);
		expect(faults('zh-CN', { ...other, ships_one: '{{pier}}' })).toEqual(['page.ships_one: no plural form of zh-CN']);
		expect(faults('pl', other)).toEqual([
			'page.ships_one: missing plural form',
			'page.ships_few: missing plural form',
			'page.ships_many: missing plural form',
		]);
	});

	it('refuses plural forms where the reference has one text', () => {
		const page = { title_other: '{{port}}', ships_other: '{{count}} {{pier}}' };
		expect(faults('ja', page)).toEqual(['page.title: missing', 'page.title_other: has no plural in the reference']);
	});

	it('finds lost and invented variables; only the count of few may go unsaid', () => {
		const page = { title: 'Schiffe', ships_one: 'Ein Schiff, {{pier}}', ships_other: 'Schiffe, {{peer}}' };
		expect(faults('de', page)).toEqual([
			'page.title: {{port}} is missing',
			'page.ships_other: {{pier}} is missing',
			'page.ships_other: {{count}} is missing',
			'page.ships_other: {{peer}} is unknown',
		]);
	});

	it('asks for a label and a direction', () => {
		const page = { title: '{{port}}', ships_other: '{{count}} {{pier}}' };
		expect(faults('ja', page, { label: '', direction: 'down' })).toHaveLength(2);
	});

	it('needs no vocabulary, and takes only words that can be used', () => {
		const page = { title: '{{port}}', ships_other: '{{count}} {{pier}}' };
		const headers = { port: ['quay', 'Berth'], notes: ['quay'], colour: [] };
		expect(faults('ja', page, { vocabulary: { headers, any: ['any'], some: 'x' } })).toEqual([
			'vocabulary.headers.port: "Berth" must be lower case, without blanks around it',
			'vocabulary.headers.notes: "quay" stands under port too',
			expect.stringContaining('vocabulary.headers.colour: no such field'),
			expect.stringContaining('vocabulary.some: no such list'),
			'vocabulary.some: must be a list of words',
		]);
	});

	it('refuses a file whose name is no canonical language tag', () => {
		expect(faults('zh_CN', {})).toEqual(['the file must be named by a canonical language tag, such as zh-CN.json']);
		expect(faults('zh-cn', {})).toEqual(['the file must be named by a canonical language tag, such as zh-CN.json']);
	});
});

describe('unknownKeys', () => {
	it('finds keys that the code names and the reference lacks', () => {
		const code = `say('page.title'); say("page.ships", { count }); say('page.gone'); say('other.title'); say('notice.gone')`;
		expect(unknownKeys(code, reference)).toEqual(['page.gone', 'notice.gone']);
	});

	it('follows the words that a template may choose, and asks for some text where it names none', () => {
		// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
		const chosen = "say(`page.${kind === 'x' ? 'title' : full ? 'gone' : 'ships'}`)";
		expect(unknownKeys(chosen, reference)).toEqual(['page.gone']);
		// biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
		expect(unknownKeys('say(`page.${kind}`); say(`page.${kind}.name`)', reference)).toEqual(['page.*.name']);
	});
});
