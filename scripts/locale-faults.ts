/** A parsed file of `locales/`: texts by nested key, and the vocabulary, which is lists. */
export interface LocaleFile {
	readonly [key: string]: unknown;
}

/** Every form of one text: the text itself under '', or its plural forms by category. */
type Forms = ReadonlyMap<string, string>;

const suffix = /_(zero|one|two|few|many|other)$/;
const fields = ['port', 'protocol', 'source', 'destination', 'role', 'service', 'direction', 'count', 'notes'];

/**
 * What is wrong with the texts of one language, a line each: keys missing or unknown to the reference, plural forms
 * that the language needs or does not know, variables lost or invented, and vocabulary that can't be used.
 */
export function localeFaults(tag: string, file: LocaleFile, reference: LocaleFile): string[] {
	if (!isCanonical(tag)) return ['the file must be named by a canonical language tag, such as zh-CN.json'];
	const { label, direction, vocabulary } = file;
	const faults: string[] = [];
	const texts = textsOf(file, faults);
	const wanted = textsOf(reference);
	if (typeof label !== 'string' || label === '') faults.push('label: missing; the name of the language in itself');
	if (direction !== 'ltr' && direction !== 'rtl') faults.push('direction: must be "ltr" or "rtl"');
	for (const [key, forms] of wanted) {
		const found = texts.get(key);
		if (found) faults.push(...pluralFaults(tag, key, found, forms), ...variableFaults(key, found, forms));
		else faults.push(`${key}: missing`);
	}
	for (const key of texts.keys()) if (!wanted.has(key)) faults.push(`${key}: unknown; no such text in the reference`);
	return [...faults, ...vocabularyFaults(vocabulary)];
}

/**
 * The keys of texts that a piece of code names and the reference lacks. Of a key with a `${…}`, each word that the
 * expression may choose must lead to a text; where it names no words, some text must fit.
 */
export function unknownKeys(code: string, reference: LocaleFile): string[] {
	const known = [...textsOf(reference).keys()];
	const objects = new Set([...known.map((key) => key.split('.', 1)[0]), 'checks', 'notice']);
	const literals = code.matchAll(/(['"`])([a-z]+)(\.(?:[\w.-]|\$\{[^}`]*\})+)\1/gi);
	return [...literals]
		.filter(([, , object]) => objects.has(object))
		.flatMap(([, , object, path]) => keysOf(`${object}${path}`))
		.filter((key) => !known.some((text) => fits(text, key)));
}

function keysOf(template: string): string[] {
	const expression = /\$\{([^}]*)\}/.exec(template);
	if (!expression) return [template];
	const compared = /[!=]==?\s*'[^']*'/g;
	const words = [...(expression[1] ?? '').replace(compared, '').matchAll(/'([\w-]+)'/g)].map(([, word]) => word ?? '*');
	return (words.length > 0 ? words : ['*']).flatMap((word) => keysOf(template.replace(expression[0], word)));
}

/** Whether a key fits a pattern in which `*` stands for one part or a piece of one. */
function fits(key: string, pattern: string): boolean {
	if (!pattern.includes('*')) return key === pattern;
	const expression = pattern.split('*').map((part) => part.replace(/[.-]/g, '\\$&'));
	return new RegExp(`^${expression.join('[^.]+')}$`).test(key);
}

function isCanonical(tag: string): boolean {
	try {
		return Intl.getCanonicalLocales(tag)[0] === tag;
	} catch {
		return false;
	}
}

/** The texts of a file by key without plural suffix. */
function textsOf({ label, direction, vocabulary, ...objects }: LocaleFile, faults: string[] = []) {
	return collect(objects, faults);
}

function collect(node: LocaleFile, faults: string[], path = '', texts = new Map<string, Map<string, string>>()) {
	for (const [name, value] of Object.entries(node)) {
		if (typeof value === 'string') {
			if (value.trim() === '') faults.push(`${path}${name}: empty`);
			const key = path + name.replace(suffix, '');
			const forms = texts.get(key) ?? new Map<string, string>();
			texts.set(key, forms.set(suffix.exec(name)?.[1] ?? '', value));
		} else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			collect(value as LocaleFile, faults, `${path}${name}.`, texts);
		} else {
			faults.push(`${path}${name}: must be a text`);
		}
	}
	return texts;
}

function pluralFaults(tag: string, key: string, found: Forms, reference: Forms): string[] {
	const plural = !reference.has('');
	const needed = plural ? new Intl.PluralRules(tag).resolvedOptions().pluralCategories : [''];
	const name = (form: string) => (form === '' ? key : `${key}_${form}`);
	return [
		...needed.filter((form) => !found.has(form)).map((form) => `${name(form)}: missing${plural ? ' plural form' : ''}`),
		...[...found.keys()]
			.filter((form) => !(needed as string[]).includes(form))
			.map((form) => `${name(form)}: ${plural ? `no plural form of ${tag}` : 'has no plural in the reference'}`),
	];
}

/** `count` may go unsaid where a form stands for few numbers ("one file"), every other variable must be there. */
function variableFaults(key: string, found: Forms, reference: Forms): string[] {
	const wanted = new Set([...reference.values()].flatMap(variables));
	return [...found].flatMap(([form, text]) => {
		const name = form === '' ? key : `${key}_${form}`;
		const used = variables(text);
		const optional = form !== '' && form !== 'other' ? ['count'] : [];
		return [
			...[...wanted]
				.filter((variable) => !used.includes(variable) && !optional.includes(variable))
				.map((variable) => `${name}: {{${variable}}} is missing`),
			...used.filter((variable) => !wanted.has(variable)).map((variable) => `${name}: {{${variable}}} is unknown`),
		];
	});
}

function variables(text: string): string[] {
	return [...text.matchAll(/\{\{-?\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] as string);
}

/** The lists of words that a vocabulary may have beside its header words. */
const wordLists = [
	...['any', 'port', 'inbound', 'outbound', 'and'],
	...['both', 'required', 'optional', 'yes', 'no', 'atLeast', 'atMost'],
];

function vocabularyFaults(vocabulary: unknown): string[] {
	if (vocabulary === undefined) return [];
	const { headers = {}, ...lists } = vocabulary as { headers?: Record<string, unknown> };
	const faults: string[] = [];
	const owner = new Map<string, string>();
	for (const [field, words] of Object.entries(headers)) {
		if (!fields.includes(field))
			faults.push(`vocabulary.headers.${field}: no such field; there are ${fields.join(', ')}`);
		faults.push(...wordFaults(`vocabulary.headers.${field}`, words));
		for (const word of Array.isArray(words) ? words : []) {
			const other = owner.get(word);
			if (other) faults.push(`vocabulary.headers.${field}: "${word}" stands under ${other} too`);
			owner.set(word, field);
		}
	}
	for (const [list, words] of Object.entries(lists)) {
		if (!wordLists.includes(list)) faults.push(`vocabulary.${list}: no such list; there are ${wordLists.join(', ')}`);
		faults.push(...wordFaults(`vocabulary.${list}`, words));
	}
	return faults;
}

function wordFaults(path: string, words: unknown): string[] {
	if (!Array.isArray(words)) return [`${path}: must be a list of words`];
	return words.flatMap((word) => {
		if (typeof word !== 'string' || word.trim() === '') return [`${path}: must hold words only`];
		return word === word.toLowerCase().trim()
			? []
			: [`${path}: "${word}" must be lower case, without blanks around it`];
	});
}
